using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.X86;

/// <summary>A range of x86 I/O ports.</summary>
/// <param name="Address">The first port.</param>
/// <param name="Size">Number of ports.</param>
/// <param name="Location">The declaration.</param>
public sealed record IoPortRequest(Declared<ulong> Address, Declared<ulong> Size, SourceLocation Location)
{
    /// <summary>Its id, in a count of its own; null for the lowest free.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>Symbol set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }

    /// <summary>Symbol set to the first port.</summary>
    public Declared<string>? SetvarAddress { get; init; }
}

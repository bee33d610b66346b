using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.X86;

/// <summary>A range of x86 I/O ports.</summary>
public sealed record IoPortRequest
{
    /// <summary>The first port.</summary>
    public required Declared<ulong> Address { get; init; }

    /// <summary>The number of ports.</summary>
    public required Declared<ulong> Size { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its id, in a range of its own; null for the lowest free id.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>The symbol that is set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }

    /// <summary>The symbol that is set to the first port.</summary>
    public Declared<string>? SetvarAddress { get; init; }
}

using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A map declared by hand.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="Address">Virtual address; in a machine the guest's physical one.</param>
/// <param name="Location">The declaration.</param>
public sealed record MapRequest(Declared<string> Region, Declared<ulong> Address, SourceLocation Location)
{
    /// <summary>Letters of <c>rwx</c>; null for <c>rw</c>.</summary>
    public Declared<string>? Permissions { get; init; }

    /// <summary>Null for true, and for false where the region lies outside the board's memory.</summary>
    public Declared<bool>? Cached { get; init; }

    /// <summary>Symbol set to the address.</summary>
    public Declared<string>? Setvar { get; init; }

    /// <summary>Symbol set to the region's size.</summary>
    public Declared<string>? SetvarSize { get; init; }

    /// <summary>Symbol set to the size of the file that fills the region.</summary>
    public Declared<string>? SetvarPrefillSize { get; init; }
}

using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A map declared by hand.</summary>
public sealed record MapRequest
{
    /// <summary>Name of the region.</summary>
    public required Declared<string> Region { get; init; }

    /// <summary>Virtual address; in a machine the guest's physical one.</summary>
    public required Declared<ulong> Address { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

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

using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A map declared by hand.</summary>
public sealed record MapRequest
{
    /// <summary>The name of the region.</summary>
    public required Declared<string> Region { get; init; }

    /// <summary>The virtual address; in a machine, the guest physical address.</summary>
    public required Declared<ulong> Address { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Letters of <c>rwx</c>; null for <c>rw</c>.</summary>
    public Declared<string>? Permissions { get; init; }

    /// <summary>Whether programs can be run from it.</summary>
    internal bool IsExecutable => Permissions is { } permissions && permissions.Value.IndexOf('x') >= 0;

    /// <summary>Whether it is cached; null for true, or for false if the region is outside the board's memory.</summary>
    public Declared<bool>? Cached { get; init; }

    /// <summary>The symbol that is set to the address.</summary>
    public Declared<string>? Setvar { get; init; }

    /// <summary>The symbol that is set to the region's size.</summary>
    public Declared<string>? SetvarSize { get; init; }

    /// <summary>The symbol that is set to the size of the file that fills the region.</summary>
    public Declared<string>? SetvarPrefillSize { get; init; }
}

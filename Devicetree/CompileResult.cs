using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree;

/// <summary>What a source gave. There is always a tree; after errors it holds what was good.</summary>
public sealed record CompileResult
{
    /// <summary>The tree.</summary>
    public required DeviceTree Tree { get; init; }

    /// <summary>In the order of the source.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether the source is an overlay (<c>/plugin/</c>).</summary>
    public required bool IsPlugin { get; init; }

    /// <summary>
    /// Every path that was asked for, found or not, in the order of the first question. While none of them changes,
    /// appears or vanishes, the result is valid.
    /// </summary>
    public required ImmutableArray<string> Dependencies { get; init; }

    /// <summary>What comments in the sources switch off, for the diagnostics of every layer.</summary>
    public required DiagnosticSuppressions Suppressions { get; init; }
}

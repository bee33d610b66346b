using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree;

/// <summary>The result of compiling a source. There is always a tree; after errors it contains what could be compiled.</summary>
public sealed record CompileResult
{
    /// <summary>The tree.</summary>
    public required DeviceTree Tree { get; init; }

    /// <summary>The diagnostics, in the order of the source.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Whether the source is an overlay (<c>/plugin/</c>).</summary>
    public required bool IsPlugin { get; init; }

    /// <summary>
    /// Every path that was looked up, found or not, in the order of the first lookup. The result is valid until one of
    /// these files changes, appears or disappears.
    /// </summary>
    public required ImmutableArray<string> Dependencies { get; init; }

    /// <summary>The suppressions in comments of the sources, for the diagnostics of every layer.</summary>
    public required DiagnosticSuppressions Suppressions { get; init; }
}

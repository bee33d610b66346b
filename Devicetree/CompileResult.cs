using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree;

/// <summary>What a source gave. There is always a tree; after errors it holds what was good.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Diagnostics">In the order of the source.</param>
/// <param name="IsPlugin">Whether the source is an overlay (<c>/plugin/</c>).</param>
/// <param name="Dependencies">
/// Every path that was asked for, found or not, in the order of the first question. While none of them changes,
/// appears or vanishes, the result is valid.
/// </param>
/// <param name="Suppressions">What comments in the sources switch off, for the diagnostics of every layer.</param>
public sealed record CompileResult(
    DeviceTree Tree,
    ImmutableArray<Diagnostic> Diagnostics,
    bool IsPlugin,
    ImmutableArray<string> Dependencies,
    DiagnosticSuppressions Suppressions);

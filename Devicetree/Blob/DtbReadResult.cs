using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>What a blob gave. There is always a tree; after errors it holds what was good.</summary>
public sealed record DtbReadResult
{
    /// <summary>The tree, with labels from its <c>__symbols__</c>.</summary>
    public required DeviceTree Tree { get; init; }

    /// <summary>What is wrong with the blob. Their place is the file as a whole; messages give offsets.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}

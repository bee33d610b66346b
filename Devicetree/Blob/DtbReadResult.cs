using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>The result of reading a blob. There is always a tree; after errors it contains what could be read.</summary>
public sealed record DtbReadResult
{
    /// <summary>The tree, with labels from its <c>__symbols__</c>.</summary>
    public required DeviceTree Tree { get; init; }

    /// <summary>The errors in the blob. Their location is the file as a whole; messages give offsets.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}

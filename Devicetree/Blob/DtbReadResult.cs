using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>What a blob gave. There is always a tree; after errors it holds what was good.</summary>
/// <param name="Tree">The tree, with labels from its <c>__symbols__</c>.</param>
/// <param name="Diagnostics">What is wrong with the blob. Their place is the file as a whole; messages give offsets.</param>
public sealed record DtbReadResult(DeviceTree Tree, ImmutableArray<Diagnostic> Diagnostics);

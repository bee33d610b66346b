using System.Collections.Immutable;

namespace Boards.Devicetree.Tree;

/// <summary>A node of a tree that a program makes, from nothing or from nodes of another tree; see <see cref="DeviceTree.Of"/>.</summary>
public sealed class NodeContent
{
    /// <summary>Name with unit address; empty for the root.</summary>
    public required string Name { get; init; }

    /// <summary>Labels, for a source that is written from the tree.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Properties in the order of the flattened tree.</summary>
    public ImmutableArray<Property> Properties { get; init; } = [];

    /// <summary>Child nodes in the order of the flattened tree.</summary>
    public ImmutableArray<NodeContent> Children { get; init; } = [];

    /// <summary>The node of another tree whose place in the source it has; null if it has none.</summary>
    public Node? Origin { get; init; }
}

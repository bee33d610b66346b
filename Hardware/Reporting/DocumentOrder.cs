using System.Collections.Generic;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Reporting;

/// <summary>The positions of a tree's nodes in document order. Facts about each node are kept in arrays, at these positions.</summary>
internal sealed class DocumentOrder
{
    private readonly Dictionary<Node, int> _positions;

    /// <param name="tree">The tree.</param>
    public DocumentOrder(DeviceTree tree)
    {
        Tree = tree;
        _positions = new Dictionary<Node, int>(tree.Nodes.Length);
        for (int i = 0; i < tree.Nodes.Length; i++)
            _positions.Add(tree.Nodes[i], i);
    }

    /// <summary>The tree.</summary>
    public DeviceTree Tree { get; }

    /// <summary>The number of nodes.</summary>
    public int Count => Tree.Nodes.Length;

    /// <summary>The position of a node of this tree.</summary>
    public int this[Node node] => _positions[node];
}

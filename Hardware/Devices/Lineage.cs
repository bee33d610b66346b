using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Devices;

/// <summary>The relation of ancestor and descendant between the nodes of a tree, without a walk between them.</summary>
internal sealed class Lineage
{
    // A node's position in document order, and that of the last node in it.
    private readonly Dictionary<Node, (int First, int Last)> _subtrees;

    /// <param name="nodes">All nodes of the tree, in document order.</param>
    public Lineage(ImmutableArray<Node> nodes)
    {
        _subtrees = new Dictionary<Node, (int First, int Last)>(nodes.Length);

        // A node comes after those that are in its last child.
        for (int i = nodes.Length - 1; i >= 0; i--)
            _subtrees[nodes[i]] = (i, nodes[i].Children.IsEmpty ? i : _subtrees[nodes[i].Children[nodes[i].Children.Length - 1]].Last);
    }

    /// <summary>Whether two nodes are the same, or one is an ancestor of the other.</summary>
    public bool AreRelated(Node left, Node right)
    {
        ((int First, int Last) one, (int First, int Last) other) = (_subtrees[left], _subtrees[right]);
        return one.First <= other.First ? other.First <= one.Last : one.First <= other.Last;
    }
}

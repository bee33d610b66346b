using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Devices;

/// <summary>Finds whether nodes of a tree are ancestor and descendant, without a walk from one to the other.</summary>
internal sealed class Lineage
{
    private readonly DocumentOrder _order;

    // For each node, the position of its last descendant; its own if it has none.
    private readonly int[] _last;

    /// <param name="order">The nodes of the tree.</param>
    public Lineage(DocumentOrder order)
    {
        _order = order;
        _last = new int[order.Count];

        // Children are after their parent in document order, so a backward pass visits them first.
        for (int i = _last.Length - 1; i >= 0; i--)
        {
            ImmutableArray<Node> children = order.Tree.Nodes[i].Children;
            _last[i] = children.IsEmpty ? i : _last[order[children[children.Length - 1]]];
        }
    }

    /// <summary>Whether two nodes are the same, or one is an ancestor of the other.</summary>
    public bool AreRelated(Node left, Node right)
    {
        (int one, int other) = (_order[left], _order[right]);
        return one <= other ? other <= _last[one] : one <= _last[other];
    }
}

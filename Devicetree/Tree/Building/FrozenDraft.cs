using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>
/// A tree as the beginning of several sources leaves it. Nobody changes it any more: each of them goes on with a copy,
/// which shares properties and labels until it changes those of a node.
/// </summary>
internal sealed class FrozenDraft
{
    private readonly NodeDraft[] _nodes;
    private readonly Dictionary<string, int> _labels;
    private readonly MemoryReservation[] _reservations;

    /// <summary>Freezes a draft, to which nothing may be added afterwards.</summary>
    public FrozenDraft(TreeDraft draft)
    {
        List<NodeDraft> nodes = [];
        NameRules names = new(draft, new DiagnosticBag());
        Stack<NodeDraft> rest = new();
        rest.Push(draft.Root);
        while (rest.Count > 0)
        {
            NodeDraft node = rest.Pop();
            node.Index = nodes.Count;
            if (!node.HasFineNames)
                names.Remember(node);
            nodes.Add(node);
            for (int i = node.ChildCount - 1; i >= 0; i--)
                rest.Push(node.Children[i]);
        }

        _nodes = [.. nodes];
        string[] labels = [.. draft.Labels];
        _labels = new Dictionary<string, int>(labels.Length, StringComparer.Ordinal);
        foreach (string label in labels)
        {
            // One whose node is gone goes to another when somebody asks, and only this draft can tell.
            if (draft.FindLabel(label) is { } node)
                _labels.Add(label, node.Index);
        }

        _reservations = [.. draft.Reservations];
    }

    /// <summary>A copy to go on with.</summary>
    public TreeDraft Copy(SourceMap map)
    {
        // Parents come before their children, and children in their order.
        NodeDraft[] copies = new NodeDraft[_nodes.Length];
        for (int i = 0; i < copies.Length; i++)
            copies[i] = _nodes[i].CopyTo(_nodes[i].Parent is { } parent ? copies[parent.Index] : null);
        return new TreeDraft(copies[0], map, new LabelTable(_labels, copies), [.. _reservations]);
    }
}

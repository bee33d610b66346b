using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Guests;

/// <summary>A guest's devicetree while it is made; at first, it is a copy of the board's.</summary>
internal sealed class GuestDraft
{
    private readonly Dictionary<Node, GuestNode> _of = [];

    public GuestDraft(Sel4Board board, CancellationToken cancel)
    {
        Board = board;
        Cancel = cancel;
        foreach (Node node in board.Tree.Nodes)
        {
            cancel.ThrowIfCancellationRequested();
            GuestNode copy = new(node.Name, node);
            _of.Add(node, copy);
            if (node.Parent is { } parent)
                _of[parent].Children.Add(copy);
        }
    }

    /// <summary>The board.</summary>
    public Sel4Board Board { get; }

    /// <summary>Ends the work early, with an exception.</summary>
    public CancellationToken Cancel { get; }

    public GuestNode Root => _of[Board.Tree.Root];

    /// <summary>The copy of a board's node, even if it is removed.</summary>
    public GuestNode this[Node node] => _of[node];

    /// <summary>The nodes that are left, parents before their children.</summary>
    public IEnumerable<GuestNode> Left
    {
        get
        {
            Stack<GuestNode> rest = new([Root]);
            while (rest.Count > 0)
            {
                GuestNode node = rest.Pop();
                yield return node;
                for (int i = node.Children.Count - 1; i >= 0; i--)
                    rest.Push(node.Children[i]);
            }
        }
    }

    /// <summary>Removes a node and the nodes below it.</summary>
    public void Remove(Node node)
    {
        if (node.Parent is { } parent)
            _of[parent].Children.Remove(_of[node]);
    }

    /// <summary>
    /// Sets a node's <c>status</c>, unless it already has that value. If the node has a child with the name <c>status</c>, such as a
    /// light, its <c>compatible</c> is removed instead: a property and a child must not have the same name.
    /// </summary>
    public void SetStatus(Node node, bool isEnabled)
    {
        GuestNode copy = _of[node];
        if (isEnabled && copy.Find("status") is not null and not { String: "okay" or "ok" })
            copy.Set(Property.OfStrings("status", "okay"));
        else if (!isEnabled && copy.Child("status") is not null)
            copy.Remove("compatible");
        else if (!isEnabled && copy.Find("status")?.String is not "disabled")
            copy.Set(Property.OfStrings("status", "disabled"));
    }

    /// <summary>The phandle of a node, which is added if it has none.</summary>
    public uint PhandleOf(GuestNode node)
    {
        if ((node.Find("phandle") ?? node.Find("linux,phandle")) is { Length: 4 } known)
            return known.Cell(0);
        uint next = Left.Select(static n => n.Find("phandle")).Where(static p => p is { Length: 4 }).Select(static p => p!.Cell(0)).DefaultIfEmpty().Max() + 1;
        node.Set(Property.OfCells("phandle", next));
        return next;
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>Turns a draft into a tree: what was deleted goes, the rest becomes immutable.</summary>
internal static class TreeFinisher
{
    // A tree of so many nodes, which no board has, is finished by all processors, each of them one subtree after another.
    private const int Large = 1 << 14;
    private const int Subtrees = 64;

    public static DeviceTree Finish(TreeDraft draft, int nodes, uint bootCpu, CancellationToken cancel)
    {
        Node root = MakeNode(draft.Root, null, draft.Map);
        Queue<(NodeDraft Draft, Node Node)> open = new();
        if (!draft.Root.IsDeleted)
            open.Enqueue((draft.Root, root));
        Fill(open, draft.Map, until: nodes < Large ? int.MaxValue : Subtrees, cancel);
        if (open.Count > 0)
        {
            Parallel.ForEach(open, new ParallelOptions { CancellationToken = cancel }, subtree =>
            {
                Queue<(NodeDraft, Node)> rest = new();
                rest.Enqueue(subtree);
                Fill(rest, draft.Map, until: int.MaxValue, cancel);
            });
        }

        return new DeviceTree(root, [.. draft.Reservations], bootCpu, hasRoot: !draft.Root.IsDeleted);
    }

    // Fills nodes, and those below them, until so many are open.
    private static void Fill(Queue<(NodeDraft Draft, Node Node)> open, SourceMap map, int until, CancellationToken cancel)
    {
        while (open.Count > 0 && open.Count < until)
        {
            cancel.ThrowIfCancellationRequested();
            (NodeDraft from, Node node) = open.Dequeue();
            node.Properties = Properties(from);
            node.Children = Children(from, node, map);
            node.LostItsChildren = node.Children.IsEmpty && from.ChildCount > 0;
            int next = 0;
            foreach (NodeDraft child in from.Children)
            {
                if (!child.IsDeleted)
                    open.Enqueue((child, node.Children[next++]));
            }
        }
    }

    private static ImmutableArray<Property> Properties(NodeDraft from)
    {
        if (from.PropertyCount == 0)
            return [];
        Property[] properties = new Property[from.PropertyCount];
        int count = 0;
        for (int i = 0; i < properties.Length; i++)
        {
            if (!from.Property(i).IsDeleted)
                properties[count++] = from.Property(i).Property;
        }

        return Filled(properties, count);
    }

    private static ImmutableArray<Node> Children(NodeDraft from, Node parent, SourceMap map)
    {
        if (from.ChildCount == 0)
            return [];
        Node[] children = new Node[from.ChildCount];
        int count = 0;
        foreach (NodeDraft child in from.Children)
        {
            if (!child.IsDeleted)
                children[count++] = MakeNode(child, parent, map);
        }

        return Filled(children, count);
    }

    private static ImmutableArray<T> Filled<T>(T[] items, int count)
    {
        if (count < items.Length)
            Array.Resize(ref items, count);
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    private static Node MakeNode(NodeDraft draft, Node? parent, SourceMap map)
    {
        ImmutableArray<string> labels = [];
        if (draft.Labels is { } drafts)
        {
            var names = ImmutableArray.CreateBuilder<string>(drafts.Count);
            foreach (LabelDraft label in drafts)
            {
                if (!label.IsDeleted)
                    names.Add(label.Name);
            }

            labels = names.DrainToImmutable();
        }

        return new Node(draft.Name, parent, labels, map, draft.Span);
    }
}

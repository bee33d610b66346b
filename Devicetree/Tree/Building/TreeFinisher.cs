using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Threading;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>Turns a draft into a tree: what was deleted is removed, and the rest becomes immutable.</summary>
internal static class TreeFinisher
{
    public static DeviceTree Finish(TreeDraft draft, uint bootCpu, bool isIncomplete, CancellationToken cancel)
    {
        Node root = MakeNode(draft.Root, null, draft.Map);
        Queue<(NodeDraft Draft, Node Node)> open = new();
        if (!draft.Root.IsDeleted)
            open.Enqueue((draft.Root, root));
        while (open.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            (NodeDraft from, Node node) = open.Dequeue();
            node.Properties = Properties(from);
            node.Children = Children(from, node, draft.Map);
            node.LostItsChildren = node.Children.IsEmpty && from.ChildCount > 0;
            int next = 0;
            foreach (NodeDraft child in from.Children)
            {
                if (!child.IsDeleted)
                    open.Enqueue((child, node.Children[next++]));
            }
        }

        return new DeviceTree(root, [.. draft.Reservations], bootCpu, hasRoot: !draft.Root.IsDeleted) { IsIncomplete = isIncomplete };
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

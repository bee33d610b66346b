using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Devicetree.Tree;

/// <summary>Puts trees in an order that does not depend on the source, so that two trees can be compared line by line.</summary>
public static class TreeOrder
{
    /// <summary>
    /// The tree with properties and child nodes sorted by name, and memory reservations by address and
    /// size: the reference compiler's <c>-s</c>.
    /// </summary>
    public static DeviceTree Sorted(this DeviceTree tree)
    {
        Node root = tree.Root.Copy(null, tree.Root.Labels);
        Stack<(Node From, Node To)> rest = new();
        rest.Push((tree.Root, root));
        while (rest.Count > 0)
        {
            (Node from, Node to) = rest.Pop();
            to.Properties = [.. from.Properties.OrderBy(static property => property.Name, StringComparer.Ordinal)];
            Node[] children = [.. from.Children.OrderBy(static child => child.Name, StringComparer.Ordinal)];
            to.Children = [.. children.Select(child => child.Copy(to, child.Labels))];
            for (int i = 0; i < children.Length; i++)
                rest.Push((children[i], to.Children[i]));
        }

        ImmutableArray<MemoryReservation> reservations =
            [.. tree.MemoryReservations.OrderBy(static one => one.Address).ThenBy(static one => one.Size)];
        return new DeviceTree(root, reservations, tree.BootCpu, tree.HasRoot) { IsIncomplete = tree.IsIncomplete };
    }
}

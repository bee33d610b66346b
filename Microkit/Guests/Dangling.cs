using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;

namespace Boards.Microkit.Guests;

/// <summary>Removes references to removed nodes: properties, aliases, symbols, and cooling maps, which have no meaning without devices.</summary>
internal static class Dangling
{
    private const int CellsOfCooling = 3;

    /// <summary>Removes the references.</summary>
    public static void Remove(GuestDraft draft, TreeReferences references)
    {
        GuestNode[] left = [.. draft.Left];
        HashSet<Node> there = [.. left.Select(static node => node.Origin).OfType<Node>()];
        foreach (GuestNode node in left)
        {
            draft.Cancel.ThrowIfCancellationRequested();
            if (node.Origin is not { } origin)
                continue;
            foreach (Property property in node.Properties.ToArray())
            {
                // A property that was rewritten does not refer to removed nodes.
                if (ReferenceEquals(origin.Find(property.Name), property) && references.Of(origin, property).Any(target => !there.Contains(target)))
                    Remove(draft, node, origin, property, there);
            }
        }

        RemovePaths(draft, there, "aliases");
        RemovePaths(draft, there, "__symbols__");
    }

    private static void Remove(GuestDraft draft, GuestNode node, Node origin, Property property, HashSet<Node> there)
    {
        node.Remove(property.Name);
        if (property.Name is "interrupt-parent")
            RemoveInterrupts(node);
        if (property.Name is not "cooling-device")
            return;
        uint[] rest =
        [
            .. Enumerable.Range(0, property.CellCount / CellsOfCooling).Select(row => property.Cells(row * CellsOfCooling, CellsOfCooling))
                .Where(row => draft.Board.Tree.FindPhandle(row[0]) is { } target && there.Contains(target)).SelectMany(static row => row),
        ];
        if (rest.Length > 0)
            node.Set(Property.OfCells(property.Name, rest));
        else
            draft.Remove(origin);
    }

    // These interrupts were for a controller that was removed, and would be read as interrupts of another one.
    private static void RemoveInterrupts(GuestNode parent)
    {
        Stack<GuestNode> rest = new([parent]);
        while (rest.Count > 0)
        {
            GuestNode node = rest.Pop();
            node.Remove("interrupts", "interrupt-names");
            foreach (GuestNode child in node.Children.Where(static c => c.Find("interrupt-parent") is null))
                rest.Push(child);
        }
    }

    private static void RemovePaths(GuestDraft draft, HashSet<Node> there, string name)
    {
        if (draft.Root.Child(name) is { Origin: not null } paths)
            paths.Keep(p => p.String is not { } path || path.Length == 0 || path[0] != '/' || draft.Board.Tree.FindPath(path) is not { } target || there.Contains(target));
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;

namespace Boards.Microkit.Guests;

/// <summary>A node of a guest's devicetree while it is made.</summary>
internal sealed class GuestNode(string name, Node? origin)
{
    private readonly List<Property> _properties = [.. origin?.Properties ?? []];

    /// <summary>The board's node; null if the board does not have the node.</summary>
    public Node? Origin { get; } = origin;

    /// <summary>The name with unit address.</summary>
    public string Name { get; set; } = name;

    public List<GuestNode> Children { get; } = [];

    public IReadOnlyList<Property> Properties => _properties;

    public Property? Find(string property) => _properties.FirstOrDefault(p => string.Equals(p.Name, property, System.StringComparison.Ordinal));

    public GuestNode? Child(string child) => Children.FirstOrDefault(c => string.Equals(c.Name, child, System.StringComparison.Ordinal));

    /// <summary>Replaces a property in its place, or adds it after the others.</summary>
    public void Set(Property property)
    {
        int index = _properties.FindIndex(p => string.Equals(p.Name, property.Name, System.StringComparison.Ordinal));
        if (index < 0)
            _properties.Add(property);
        else
            _properties[index] = property;
    }

    public void Remove(params string[] properties) => _properties.RemoveAll(p => properties.Contains(p.Name));

    /// <summary>Keeps only some properties.</summary>
    public void Keep(System.Func<Property, bool> isKept) => _properties.RemoveAll(p => !isKept(p));

    /// <summary>A node of a finished tree and the nodes below it.</summary>
    public static NodeContent Content(Node node, CancellationToken cancel)
    {
        GuestNode copy = new(node.Name, node);
        Stack<(Node From, GuestNode To)> rest = new([(node, copy)]);
        while (rest.Count > 0)
        {
            cancel.ThrowIfCancellationRequested();
            (Node from, GuestNode to) = rest.Pop();
            foreach (Node child in from.Children)
            {
                GuestNode below = new(child.Name, child);
                to.Children.Add(below);
                rest.Push((child, below));
            }
        }

        return Freeze(copy, cancel);
    }

    /// <summary>The finished tree below a node. Iterative, because a hostile tree can be nested more deeply than the stack allows.</summary>
    public static NodeContent Freeze(GuestNode root, CancellationToken cancel)
    {
        List<GuestNode> order = [root];
        for (int i = 0; i < order.Count; i++)
            order.AddRange(order[i].Children);
        Dictionary<GuestNode, NodeContent> made = [];
        for (int i = order.Count - 1; i >= 0; i--)
        {
            cancel.ThrowIfCancellationRequested();
            GuestNode node = order[i];
            made.Add(node, new NodeContent
            {
                Name = node.Name,
                Labels = node.Origin?.Labels ?? [],
                Properties = [.. node._properties],
                Children = [.. node.Children.Select(child => made[child])],
                Origin = node.Origin,
            });
        }

        return made[root];
    }
}

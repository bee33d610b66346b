using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Checks.Addresses;
using Boards.Devicetree.Checks.Buses;
using Boards.Devicetree.Checks.Graph;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks;

/// <summary>One run over a tree: the tree, and what was found.</summary>
internal sealed class CheckRun(DeviceTree tree)
{
    // A check that finds so much has found one mistake, and telling on serves nobody.
    private const int MostOfOneCheck = 1000;

    private readonly List<(TreeCheck Check, Diagnostic Diagnostic)> _found = [];
    private readonly Dictionary<TreeCheck, int> _counts = [];
    private HashSet<Node>? _withEndpoints;
    private HashSet<Node>? _withSpiDevices;
    private Dictionary<(Node Parent, string BaseName), Node>? _addressed;

    /// <summary>The tree.</summary>
    public DeviceTree Tree => tree;

    /// <summary>Whether the tree is an overlay: references to its base are placeholders in it.</summary>
    public bool IsOverlay { get; } = FindOverlay(tree.Root);

    // What a node is by its children is found once for all nodes: asked child by child, it would take a look at each
    // sibling of each child.

    /// <summary>Nodes with an endpoint among their children.</summary>
    public HashSet<Node> WithEndpoints => _withEndpoints ??= ParentsOf(GraphNode.IsEndpoint);

    /// <summary>Nodes with a child that has properties of SPI devices.</summary>
    public HashSet<Node> WithSpiDevices => _withSpiDevices ??= ParentsOf(Bus.IsSpiDevice);

    /// <summary>The first child of a node with a base name that has addresses, or null.</summary>
    public Node? Addressed(Node parent, string baseName)
    {
        _addressed ??= IndexAddressed();
        return _addressed.TryGetValue((parent, baseName), out Node? child) ? child : null;
    }

    /// <summary>Reports at a node's name.</summary>
    public void Report(TreeCheck check, Node node, string message) => Report(check, node.Location, node, message);

    /// <summary>Reports at a property's value.</summary>
    public void Report(TreeCheck check, Node node, Property property, string message) => Report(check, property.ValueLocation, node, message);

    /// <summary>Reports at one cell of a property.</summary>
    public void Report(TreeCheck check, Node node, Property property, int cell, string message) =>
        Report(check, cell < property.CellCount ? property.LocationAt(cell * 4) : property.ValueLocation, node, message);

    /// <summary>Reports at any place.</summary>
    public void Report(TreeCheck check, SourceLocation at, Node node, string message) =>
        Add(check, new(check.Rule, at, $"{node.Path}: {message}"));

    /// <summary>Reports at a node's name, and names another node that has to do with it.</summary>
    public void Report(TreeCheck check, Node node, string message, Node other, string what) =>
        Add(check, new(check.Rule, node.Location, $"{node.Path}: {message}", [new RelatedLocation(other.Location, what)]));

    /// <summary>What was found, check by check.</summary>
    public ImmutableArray<Diagnostic> InOrderOf(ImmutableArray<TreeCheck> checks)
    {
        Dictionary<TreeCheck, int> order = [];
        foreach (TreeCheck check in checks)
            order.Add(check, order.Count);
        return [.. _found.OrderBy(found => order[found.Check]).Select(static found => found.Diagnostic)];
    }

    private void Add(TreeCheck check, Diagnostic diagnostic)
    {
        _counts.TryGetValue(check, out int count);
        _counts[check] = count + 1;
        if (count < MostOfOneCheck)
            _found.Add((check, diagnostic));
    }

    /// <summary>Whether a node is a fragment of an overlay. No table of names is made for this one question.</summary>
    public static bool IsFragment(Node node)
    {
        foreach (Node child in node.Children)
        {
            if (child.Name == "__overlay__")
                return true;
        }

        return false;
    }

    private HashSet<Node> ParentsOf(Func<Node, bool> isOne)
    {
        HashSet<Node> parents = [];
        foreach (Node node in tree.Nodes)
        {
            if (node.Parent is { } parent && isOne(node))
                parents.Add(parent);
        }

        return parents;
    }

    private Dictionary<(Node Parent, string BaseName), Node> IndexAddressed()
    {
        Dictionary<(Node, string), Node> addressed = [];
        foreach (Node node in tree.Nodes)
        {
            if (node.Parent is { } parent && RegEntry.HasAddress(node) && !addressed.ContainsKey((parent, node.BaseName)))
                addressed.Add((parent, node.BaseName), node);
        }

        return addressed;
    }

    private static bool FindOverlay(Node root)
    {
        foreach (Node child in root.Children)
        {
            if (child.Name == "__fixups__" || IsFragment(child))
                return true;
        }

        return false;
    }
}

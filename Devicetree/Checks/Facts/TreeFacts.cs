using System;
using System.Collections.Generic;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Facts;

/// <summary>
/// Facts about a whole tree that checks need. Facts about a node's children are computed once for all nodes; otherwise the
/// check of each child would visit all its siblings.
/// </summary>
internal sealed class TreeFacts
{
    private readonly Lazy<HashSet<Node>> _withEndpoints;
    private readonly Lazy<HashSet<Node>> _withSpiDevices;
    private readonly Lazy<Dictionary<(Node Parent, string BaseName), Node>> _addressed;

    public TreeFacts(DeviceTree tree)
    {
        Tree = tree;
        IsOverlay = FindOverlay(tree.Root);
        _withEndpoints = new(() => ParentsOf(GraphNode.IsEndpoint));
        _withSpiDevices = new(() => ParentsOf(Bus.IsSpiDevice));
        _addressed = new(IndexAddressed);
    }

    /// <summary>The tree.</summary>
    public DeviceTree Tree { get; }

    /// <summary>Whether the tree is an overlay, in which references to its base are placeholders.</summary>
    public bool IsOverlay { get; }

    /// <summary>Nodes with an endpoint among their children.</summary>
    public HashSet<Node> WithEndpoints => _withEndpoints.Value;

    /// <summary>Nodes with a child that has properties of SPI devices.</summary>
    public HashSet<Node> WithSpiDevices => _withSpiDevices.Value;

    /// <summary>The first child of a node that has the base name and addresses, or null.</summary>
    public Node? Addressed(Node parent, string baseName) =>
        _addressed.Value.TryGetValue((parent, baseName), out Node? child) ? child : null;

    /// <summary>Whether a node is a fragment of an overlay. A table of names is not worth building for this one lookup.</summary>
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
        foreach (Node node in Tree.Nodes)
        {
            if (node.Parent is { } parent && isOne(node))
                parents.Add(parent);
        }

        return parents;
    }

    private Dictionary<(Node Parent, string BaseName), Node> IndexAddressed()
    {
        Dictionary<(Node, string), Node> addressed = [];
        foreach (Node node in Tree.Nodes)
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

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Devicetree.Tree;

/// <summary>Nodes and properties after includes, merges, deletions and overlays.</summary>
public sealed class DeviceTree
{
    private readonly Dictionary<string, Node> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, Node> _phandles = [];

    internal DeviceTree(Node root, ImmutableArray<MemoryReservation> memoryReservations, uint bootCpu)
    {
        Root = root;
        MemoryReservations = memoryReservations;
        BootCpu = bootCpu;
        Nodes = [.. Preorder(root)];
        foreach (Node node in Nodes)
        {
            _paths[node.Path] = node;
            foreach (string label in node.Labels)
                _labels[label] = node;
            if ((node.Find("phandle") ?? node.Find("linux,phandle")) is { Length: 4 } phandle)
                _phandles[phandle.Cell(0)] = node;
        }

        Aliases = Root.Child("aliases") is { } aliases
            ? [.. aliases.Properties.Where(p => p.String is not null).Select(p => new KeyValuePair<string, string>(p.Name, p.String!))]
            : [];
    }

    /// <summary>The root node.</summary>
    public Node Root { get; }

    /// <summary>All nodes in document order, the root first.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>The <c>/memreserve/</c> entries in order.</summary>
    public ImmutableArray<MemoryReservation> MemoryReservations { get; }

    /// <summary>The boot CPU's id, for the header of the flattened tree.</summary>
    public uint BootCpu { get; }

    /// <summary>Properties of <c>/aliases</c>: a short name and the path that it stands for.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Aliases { get; }

    /// <summary>The node at exactly this path, or null.</summary>
    public Node? FindPath(string path) => _paths.TryGetValue(path, out Node? node) ? node : null;

    /// <summary>The node with this label, or null.</summary>
    public Node? FindLabel(string label) => _labels.TryGetValue(label, out Node? node) ? node : null;

    /// <summary>The node with this phandle, or null. Works for decompiled trees, where references are plain numbers.</summary>
    public Node? FindPhandle(uint phandle) => _phandles.TryGetValue(phandle, out Node? node) ? node : null;

    // Iterative: a hostile tree nests deeper than a stack.
    private static IEnumerable<Node> Preorder(Node root)
    {
        Stack<Node> rest = new();
        rest.Push(root);
        while (rest.Count > 0)
        {
            Node node = rest.Pop();
            yield return node;
            for (int i = node.Children.Length - 1; i >= 0; i--)
                rest.Push(node.Children[i]);
        }
    }
}

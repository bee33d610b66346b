using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;

namespace Boards.Devicetree.Tree;

/// <summary>Nodes and properties after includes, merges, deletions and overlays.</summary>
public sealed class DeviceTree
{
    private KeyValuePair<string, string>[]? _aliases;
    private Dictionary<string, Node>? _labels;
    private Dictionary<uint, Node>? _phandles;

    /// <summary>A tree with an empty root.</summary>
    public static DeviceTree Empty { get; } = new(new Node("", null, [], null, default), [], bootCpu: 0);

    internal DeviceTree(Node root, ImmutableArray<MemoryReservation> memoryReservations, uint bootCpu, bool hasRoot = true)
    {
        Root = root;
        MemoryReservations = memoryReservations;
        BootCpu = bootCpu;
        HasRoot = hasRoot;
        Nodes = Preorder(root);
    }

    /// <summary>The root node.</summary>
    public Node Root { get; }

    /// <summary>All nodes in document order, the root first.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>The <c>/memreserve/</c> entries in order.</summary>
    public ImmutableArray<MemoryReservation> MemoryReservations { get; }

    /// <summary>The boot CPU's id, for the header of the flattened tree.</summary>
    public uint BootCpu { get; }

    /// <summary>Properties of <c>/aliases</c>: a short name and the path that it refers to.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Aliases =>
        ImmutableCollectionsMarshal.AsImmutableArray(LazyInitializer.EnsureInitialized(ref _aliases, ReadAliases));

    /// <summary>
    /// Whether nodes or properties may be missing or misplaced, because a file of the source is missing or its braces do not match.
    /// What a check finds in such a tree need not be a mistake.
    /// </summary>
    public bool IsIncomplete { get; internal init; }

    /// <summary>False if the source deleted even the root; <see cref="Root"/> is then empty, and is not written.</summary>
    internal bool HasRoot { get; }

    /// <summary>
    /// The names at the beginning of the flattened tree's table, if they are not in the order of the nodes: those of a
    /// blob, and those of a base before those of its overlays.
    /// </summary>
    internal ImmutableArray<string> NameTable { get; init; } = [];

    /// <summary>Makes a tree from the contents of its nodes. Names, labels and phandles are taken as they are.</summary>
    /// <param name="root">The root.</param>
    /// <param name="memoryReservations">The <c>/memreserve/</c> entries in order.</param>
    /// <param name="bootCpu">The boot CPU's id.</param>
    public static DeviceTree Of(NodeContent root, ImmutableArray<MemoryReservation> memoryReservations, uint bootCpu = 0)
    {
        Node made = Make(root, parent: null);
        Stack<(NodeContent From, Node To)> rest = new();
        rest.Push((root, made));
        while (rest.Count > 0)
        {
            (NodeContent from, Node to) = rest.Pop();
            to.Properties = from.Properties;
            to.Children = [.. from.Children.Select(child => Make(child, to))];
            for (int i = 0; i < to.Children.Length; i++)
                rest.Push((from.Children[i], to.Children[i]));
        }

        return new DeviceTree(made, memoryReservations, bootCpu);

        static Node Make(NodeContent content, Node? parent) =>
            content.Origin?.Copy(parent, content.Labels, content.Name) ?? new Node(content.Name, parent, content.Labels, null, default);
    }

    /// <summary>The node at exactly this path, or null.</summary>
    public Node? FindPath(string path)
    {
        if (path.Length == 0 || path[0] != '/')
            return null;
        Node? node = Root;
        for (int start = 1; node is not null && start < path.Length;)
        {
            int end = path.IndexOf('/', start);
            end = end < 0 ? path.Length : end;
            node = end + 1 == path.Length ? null : node.Child(path.Substring(start, end - start));
            start = end + 1;
        }

        return node;
    }

    /// <summary>The node with this label, or null.</summary>
    public Node? FindLabel(string label) =>
        (Volatile.Read(ref _labels) ?? LazyInitializer.EnsureInitialized(ref _labels, IndexLabels)!).TryGetValue(label, out Node? node) ? node : null;

    /// <summary>The node with this phandle, or null. This also works for decompiled trees, in which references are plain numbers.</summary>
    public Node? FindPhandle(uint phandle) =>
        (Volatile.Read(ref _phandles) ?? LazyInitializer.EnsureInitialized(ref _phandles, IndexPhandles)!).TryGetValue(phandle, out Node? node) ? node : null;

    /// <summary>
    /// Whether another tree has the same nodes and memory reservations in the same order. Where and how the sources state them is not
    /// compared.
    /// </summary>
    public bool HasSameContent(DeviceTree other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (Nodes.Length != other.Nodes.Length || HasRoot != other.HasRoot || !MemoryReservations.SequenceEqual(other.MemoryReservations))
            return false;

        // The number of children of each node, in document order, determines the shape of a tree.
        for (int i = 0; i < Nodes.Length; i++)
        {
            if (!Nodes[i].HasSameContent(other.Nodes[i]))
                return false;
        }

        return true;
    }

    /// <summary>The same tree with other properties in some nodes.</summary>
    internal DeviceTree With(IReadOnlyDictionary<Node, ImmutableArray<Property>> properties)
    {
        Dictionary<Node, Node> copies = [];
        foreach (Node node in Nodes)
        {
            Node copy = node.Copy(node.Parent is null ? null : copies[node.Parent], node.Labels);
            copy.LostItsChildren = node.LostItsChildren;
            copy.Properties = properties.TryGetValue(node, out ImmutableArray<Property> changed) ? changed : node.Properties;
            copies.Add(node, copy);
        }

        foreach (Node node in Nodes)
            copies[node].Children = [.. node.Children.Select(child => copies[child])];
        return new DeviceTree(copies[Root], MemoryReservations, BootCpu, HasRoot) { NameTable = NameTable, IsIncomplete = IsIncomplete };
    }

    /// <summary>The same tree, marked as incomplete.</summary>
    internal DeviceTree Incomplete() => new(Root, MemoryReservations, BootCpu, HasRoot) { NameTable = NameTable, IsIncomplete = true };

    /// <summary>The same tree with only the first nodes in document order.</summary>
    internal DeviceTree UpTo(int count)
    {
        Dictionary<Node, Node> copies = new(count);
        foreach (Node node in Nodes.Take(count))
        {
            Node copy = node.Copy(node.Parent is null ? null : copies[node.Parent], node.Labels);
            copy.LostItsChildren = node.LostItsChildren;
            copy.Properties = node.Properties;
            copies.Add(node, copy);
        }

        foreach (Node node in Nodes.Take(count))
            copies[node].Children = [.. node.Children.TakeWhile(copies.ContainsKey).Select(child => copies[child])];
        return new DeviceTree(copies[Root], MemoryReservations, BootCpu, HasRoot) { NameTable = NameTable, IsIncomplete = IsIncomplete };
    }

    private KeyValuePair<string, string>[] ReadAliases()
    {
        List<KeyValuePair<string, string>> aliases = [];
        foreach (Property property in Root.Child("aliases")?.Properties ?? [])
        {
            if (property.String is { } path)
                aliases.Add(new KeyValuePair<string, string>(property.Name, path));
        }

        return [.. aliases];
    }

    private Dictionary<string, Node> IndexLabels()
    {
        Dictionary<string, Node> labels = new(StringComparer.Ordinal);
        foreach (Node node in Nodes)
        {
            foreach (string label in node.Labels)
                labels[label] = node;
        }

        return labels;
    }

    private Dictionary<uint, Node> IndexPhandles()
    {
        Dictionary<uint, Node> phandles = [];
        foreach (Node node in Nodes)
        {
            if ((node.Find("phandle") ?? node.Find("linux,phandle")) is { Length: 4 } phandle)
                phandles[phandle.Cell(0)] = node;
        }

        return phandles;
    }

    // Iterative, because a hostile tree may be nested too deeply for the stack.
    private static ImmutableArray<Node> Preorder(Node root)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>(256);
        Stack<Node> rest = new();
        rest.Push(root);
        while (rest.Count > 0)
        {
            Node node = rest.Pop();
            nodes.Add(node);
            for (int i = node.Children.Length - 1; i >= 0; i--)
                rest.Push(node.Children[i]);
        }

        return nodes.DrainToImmutable();
    }
}

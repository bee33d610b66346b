using System;
using System.Collections.Generic;
using System.Linq;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>A tree while overlays are laid over it, and how libfdt finds nodes in it.</summary>
internal sealed class LiveTree
{
    // An alias may be a path that begins with an alias. This limit ends the search for an alias of itself.
    private const int MaxAliases = 16;

    private readonly List<string> _names = [];
    private readonly HashSet<string> _knownNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);
    private Dictionary<uint, MutableNode>? _phandles;

    public LiveTree(DeviceTree tree)
    {
        Root = MutableNode.Copy(tree.Root);
        foreach (string name in tree.NameTable)
            AddName(name);
        foreach (Node node in tree.Nodes)
        {
            _labels.UnionWith(node.Labels);
            foreach (Property property in node.Properties)
                AddName(property.Name);
        }
    }

    public MutableNode Root { get; }

    /// <summary>Names of properties in the order in which they came into the tree.</summary>
    public IEnumerable<string> Names => _names;

    /// <summary>The labels that the tree was compiled with, or null.</summary>
    public MutableNode? Symbols => Root.Child("__symbols__");

    /// <summary>Parents before their children, in the order of the flattened tree.</summary>
    public IEnumerable<MutableNode> Nodes
    {
        get
        {
            Stack<MutableNode> rest = new();
            rest.Push(Root);
            while (rest.Count > 0)
            {
                MutableNode node = rest.Pop();
                yield return node;
                foreach (MutableNode child in node.Children.Reverse())
                    rest.Push(child);
            }
        }
    }

    /// <summary>The greatest phandle, or 0.</summary>
    public uint MaxPhandle => Nodes.Max(static node => node.Phandle);

    /// <summary>The node at a path, which may begin with an alias and omit unit addresses; or null.</summary>
    public MutableNode? FindPath(string path) => FindPath(path, MaxAliases);

    /// <summary>The first node with a phandle, or null.</summary>
    public MutableNode? FindPhandle(uint phandle)
    {
        if (phandle is 0 or uint.MaxValue)
            return null;
        if (_phandles is not null && _phandles.TryGetValue(phandle, out MutableNode? known) && known.Phandle == phandle)
            return known;
        if (_phandles is not null && !_phandles.ContainsKey(phandle))
            return null;
        _phandles = [];
        foreach (MutableNode node in Nodes)
        {
            if (node.Phandle != 0 && !_phandles.ContainsKey(node.Phandle))
                _phandles.Add(node.Phandle, node);
        }

        return _phandles.TryGetValue(phandle, out MutableNode? found) ? found : null;
    }

    /// <summary>Sets a property of a node.</summary>
    public void Set(MutableNode node, Property property)
    {
        if (node.Set(property))
            AddName(property.Name);
        if (_phandles is not null && property.Name is "phandle" or "linux,phandle" && !_phandles!.ContainsKey(node.Phandle))
            _phandles.Add(node.Phandle, node);
    }

    /// <summary>Gives a node the labels that no other node has.</summary>
    public void AddLabels(MutableNode node, Node from)
    {
        foreach (string label in from.Labels)
        {
            if (_labels.Add(label))
                node.Labels = node.Labels.Add(label);
        }
    }

    private MutableNode? FindPath(string path, int aliases)
    {
        MutableNode? node = Root;
        int at = 0;
        if (path.Length == 0 || path[0] != '/')
        {
            int slash = path.IndexOf('/');
            at = slash < 0 ? path.Length : slash;
            string? alias = Root.Child("aliases")?.Find(path.Substring(0, at))?.String;
            node = alias is null || aliases == 0 ? null : FindPath(alias, aliases - 1);
        }

        while (node is not null)
        {
            while (at < path.Length && path[at] == '/')
                at++;
            if (at == path.Length)
                break;
            int end = path.IndexOf('/', at);
            end = end < 0 ? path.Length : end;
            node = node.Child(path.Substring(at, end - at));
            at = end;
        }

        return node;
    }

    private void AddName(string name)
    {
        if (_knownNames.Add(name))
            _names.Add(name);
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>A node of a finished tree. It does not change once the tree is built.</summary>
public sealed class Node
{
    // Up to this many, looking at each item is faster than a table.
    private const int FewChildren = 12;
    private const int FewProperties = 32;

    // A longer path is made each time: the paths of nodes that are nested in thousands of others would exhaust memory.
    private const int LongPath = 1024;

    private readonly SourceMap? _map;
    private readonly TextSpan _span;
    private ImmutableArray<Property> _properties = [];
    private NameFilter _propertyNames;
    private Dictionary<string, Property>? _propertiesByName;
    private Dictionary<string, Node>? _childrenByName;
    private string? _path;

    internal Node(string name, Node? parent, ImmutableArray<string> labels, SourceMap? map, TextSpan span)
    {
        Name = name;
        Parent = parent;
        PathLength = parent is null ? 0 : parent.PathLength + 1 + name.Length;
        Labels = labels;
        _map = map;
        _span = span;
    }

    /// <summary>Name with unit address: <c>ethernet@ff3f0000</c>. Empty for the root.</summary>
    public string Name { get; }

    /// <summary>The part before <c>@</c>.</summary>
    public string BaseName => Name.IndexOf('@') is >= 0 and int at ? Name.Substring(0, at) : Name;

    /// <summary>The part after <c>@</c>, or null if there is none.</summary>
    public string? UnitAddress => Name.IndexOf('@') is >= 0 and int at ? Name.Substring(at + 1) : null;

    /// <summary>The parent node; null for the root.</summary>
    public Node? Parent { get; }

    /// <summary>The full path: <c>/soc/ethernet@ff3f0000</c>; <c>/</c> for the root.</summary>
    public string Path
    {
        get
        {
            if (_path is not null)
                return _path;
            string path = FindPath();
            if (PathLength < LongPath)
                _path = path;
            return path;
        }
    }

    /// <summary>The number of characters in the path; 0 for the root.</summary>
    internal int PathLength { get; }

    /// <summary>The reference to the node at the top level of a source: <c>&amp;label</c>, or <c>&amp;{/path}</c> if it has no label.</summary>
    public string Reference => Labels.IsEmpty ? "&{" + Path + "}" : "&" + Labels[0];

    /// <summary>Labels; those of a later definition come first, as in the reference compiler.</summary>
    public ImmutableArray<string> Labels { get; internal set; }

    /// <summary>Properties in the order of the flattened tree.</summary>
    public ImmutableArray<Property> Properties
    {
        get => _properties;
        internal set
        {
            _properties = value;
            _propertiesByName = null;
            _propertyNames = default;
            foreach (Property property in value)
                _propertyNames.Add(property.Name);
        }
    }

    /// <summary>Child nodes in the order of the flattened tree.</summary>
    public ImmutableArray<Node> Children { get; internal set; } = [];

    /// <summary>Whether its source gave it children and deleted all of them.</summary>
    internal bool LostItsChildren { get; set; }

    /// <summary>Whether it has or had children: the checks of the reference compiler do not distinguish deleted ones.</summary>
    internal bool HasOrHadChildren => LostItsChildren || !Children.IsEmpty;

    /// <summary>The name in the source, where the node was first defined.</summary>
    public SourceLocation Location => _map is not null && _span.Length > 0 ? _map.Locate(_span) : SourceLocation.None;

    internal Place Place => _map is not null && _span.Length > 0 ? _map.PlaceOf(_span) : Place.None;

    /// <summary>The property with this name, or null.</summary>
    public Property? Find(string property)
    {
        // Most lookups are for properties that do not exist, and most of these end here.
        if (!_propertyNames.MayHave(property))
            return null;
        if (_properties.Length > FewProperties)
            return (_propertiesByName ??= IndexProperties()).TryGetValue(property, out Property? found) ? found : null;
        foreach (Property candidate in _properties)
        {
            if (string.Equals(candidate.Name, property, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }

    /// <summary>Whether the node has this name, whatever its unit address.</summary>
    public bool IsCalled(string baseName) =>
        Name.StartsWith(baseName, StringComparison.Ordinal) && (Name.Length == baseName.Length || Name[baseName.Length] == '@');

    /// <summary>The child with exactly this name, including the unit address, or null.</summary>
    public Node? Child(string name)
    {
        if (Children.Length > FewChildren)
            return (_childrenByName ??= IndexChildren()).TryGetValue(name, out Node? child) ? child : null;
        foreach (Node candidate in Children)
        {
            if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    /// <summary>Whether another node has the same name, labels, properties and number of children.</summary>
    internal bool HasSameContent(Node other)
    {
        if (Name != other.Name || Children.Length != other.Children.Length || Properties.Length != other.Properties.Length
            || !Labels.AsSpan().SequenceEqual(other.Labels.AsSpan()))
        {
            return false;
        }

        for (int i = 0; i < Properties.Length; i++)
        {
            if (!Properties[i].HasSameContent(other.Properties[i]))
                return false;
        }

        return true;
    }

    /// <summary>A copy of the node alone, for another tree.</summary>
    internal Node Copy(Node? parent, ImmutableArray<string> labels, string? name = null) => new(name ?? Name, parent, labels, _map, _span);

    // Of several properties with the same name, the first one is found.
    private Dictionary<string, Property> IndexProperties()
    {
        Dictionary<string, Property> index = new(_properties.Length, StringComparer.Ordinal);
        for (int i = _properties.Length - 1; i >= 0; i--)
            index[_properties[i].Name] = _properties[i];
        return index;
    }

    private Dictionary<string, Node> IndexChildren()
    {
        Dictionary<string, Node> index = new(Children.Length, StringComparer.Ordinal);
        foreach (Node child in Children)
            index[child.Name] = child;
        return index;
    }

    // The stored path of an ancestor, if there is one, shortens the way up. Not recursive, because trees can be nested deeply.
    private string FindPath()
    {
        if (Parent is null)
            return "/";
        char[] path = new char[PathLength];
        Node above = this;
        while (above.Parent is { } parent && above._path is null)
            above = parent;
        if (above.Parent is not null)
            above._path!.CopyTo(0, path, 0, above.PathLength);
        int end = path.Length;
        for (Node at = this; at != above; at = at.Parent!)
        {
            end -= at.Name.Length;
            at.Name.CopyTo(0, path, end, at.Name.Length);
            path[--end] = '/';
        }

        return new string(path);
    }
}

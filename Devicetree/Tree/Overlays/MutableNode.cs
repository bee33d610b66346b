using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>
/// A node that an overlay changes. New children and properties go before existing ones, and a name without a unit
/// address finds the first node with that base name: libfdt, which boot loaders use, does both.
/// </summary>
internal sealed class MutableNode
{
    // Both are in reverse order, so that it is cheap to add an item before the others.
    private readonly List<Property> _properties = [];
    private readonly List<MutableNode> _children = [];
    private readonly Dictionary<string, int> _propertyIndex = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MutableNode> _childIndex = new(StringComparer.Ordinal);
    private readonly Node _origin;
    private Dictionary<string, byte[]>? _written;

    public MutableNode(Node origin, MutableNode? parent)
    {
        _origin = origin;
        Parent = parent;
        Labels = origin.Labels;
    }

    public MutableNode? Parent { get; }

    /// <summary>Where the node was first defined, for its name and its place.</summary>
    public Node Origin => _origin;

    public string Name => _origin.Name;

    public ImmutableArray<string> Labels { get; set; }

    /// <summary>In the order of the flattened tree.</summary>
    public IEnumerable<Property> Properties
    {
        get
        {
            for (int i = _properties.Count - 1; i >= 0; i--)
                yield return _properties[i];
        }
    }

    /// <summary>In the order of the flattened tree.</summary>
    public IEnumerable<MutableNode> Children
    {
        get
        {
            for (int i = _children.Count - 1; i >= 0; i--)
                yield return _children[i];
        }
    }

    /// <summary>The phandle, or 0.</summary>
    public uint Phandle => (Find("phandle") is { Length: 4 } phandle ? phandle : Find("linux,phandle")) is { Length: 4 } found ? found.Cell(0) : 0;

    public string Path
    {
        get
        {
            Stack<string> names = new();
            for (MutableNode node = this; node.Parent is { } parent; node = parent)
                names.Push(node.Name);
            return "/" + string.Join("/", names);
        }
    }

    /// <summary>A copy of a tree.</summary>
    public static MutableNode Copy(Node root)
    {
        MutableNode copy = new(root, null);
        Stack<(Node From, MutableNode To)> rest = new();
        rest.Push((root, copy));
        while (rest.Count > 0)
        {
            (Node from, MutableNode to) = rest.Pop();
            for (int i = from.Properties.Length - 1; i >= 0; i--)
                to.Set(from.Properties[i]);
            for (int i = from.Children.Length - 1; i >= 0; i--)
                rest.Push((from.Children[i], to.Add(from.Children[i])));
        }

        return copy;
    }

    /// <summary>The tree as it is now, as an immutable copy.</summary>
    public Node Freeze()
    {
        Node root = _origin.Copy(null, Labels);
        Stack<(MutableNode From, Node To)> rest = new();
        rest.Push((this, root));
        while (rest.Count > 0)
        {
            (MutableNode from, Node to) = rest.Pop();
            to.Properties = [.. from.Properties];
            var children = ImmutableArray.CreateBuilder<Node>(from._children.Count);
            foreach (MutableNode child in from.Children)
            {
                Node frozen = child._origin.Copy(to, child.Labels);
                children.Add(frozen);
                rest.Push((child, frozen));
            }

            to.Children = children.MoveToImmutable();
        }

        return root;
    }

    public Property? Find(string name) => _propertyIndex.TryGetValue(name, out int index) ? _properties[index] : null;

    /// <summary>The child with this name; without a unit address, the first child with that base name.</summary>
    public MutableNode? Child(string name) => _childIndex.TryGetValue(name, out MutableNode? child) ? child : null;

    /// <summary>Replaces a property in its place, or adds it before the others.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Set(Property property)
    {
        _written?.Remove(property.Name);
        if (_propertyIndex.TryGetValue(property.Name, out int index))
        {
            _properties[index] = property;
            return false;
        }

        _propertyIndex.Add(property.Name, _properties.Count);
        _properties.Add(property);
        return true;
    }

    /// <summary>Writes a cell into an existing property, at an offset in bytes. The first write copies the value.</summary>
    public void WriteCell(string name, int offset, uint cell)
    {
        _written ??= new(StringComparer.Ordinal);
        if (!_written.TryGetValue(name, out byte[]? value))
        {
            int index = _propertyIndex[name];
            value = _properties[index].Value.ToArray();
            _properties[index] = _properties[index].With(value);
            _written.Add(name, value);
        }

        BinaryPrimitives.WriteUInt32BigEndian(value.AsSpan(offset), cell);
    }

    /// <summary>Adds a child without properties before the others.</summary>
    public MutableNode Add(Node origin)
    {
        MutableNode child = new(origin, this);
        _children.Add(child);
        _childIndex[origin.Name] = child;
        if (origin.Name.IndexOf('@') is > 0 and int at)
            _childIndex[origin.Name.Substring(0, at)] = child;
        return child;
    }
}

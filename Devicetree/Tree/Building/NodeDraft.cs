using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>
/// A node of a tree under construction. Deleting only marks it: if it is defined again, it returns to its old place,
/// without its old contents (language notes, 1.3).
/// </summary>
internal sealed class NodeDraft
{
    // Up to this many, looking at each item is faster than a table.
    private const int Few = 12;

    private PropertyDraft[] _properties = [];
    private NameFilter _propertyNames;
    private Dictionary<string, int>? _propertyIndex;
    private Dictionary<string, NodeDraft>? _childIndex;
    private NodeDraft[] _children = [];

    public NodeDraft(string name, NodeDraft? parent, TextSpan span)
    {
        Name = name;
        Parent = parent;
        Span = span;
    }

    public string Name { get; }

    public NodeDraft? Parent { get; }

    /// <summary>The name where it was first defined.</summary>
    public TextSpan Span { get; }

    public bool IsDeleted { get; set; }

    /// <summary>Its last definition: the number of the block that contains it, and the name there.</summary>
    public (int Block, TextSpan At) Definition { get; set; }

    /// <summary>Whether it is removed if it is not referenced.</summary>
    public bool OmitIfNoReference { get; set; }

    /// <summary>Whether a property refers to it.</summary>
    public bool IsReferenced { get; set; }

    /// <summary>Whether a block or a directive refers to it.</summary>
    public bool IsExtended { get; set; }

    /// <summary>Its phandle, or 0 while it has none.</summary>
    public uint Phandle { get; set; }

    /// <summary>The labels in the reference compiler's order: those of later definitions come first.</summary>
    public LabelList? Labels { get; private set; }

    public int PropertyCount { get; private set; }

    public ReadOnlySpan<NodeDraft> Children => _children.AsSpan(0, ChildCount);

    public int ChildCount { get; private set; }

    public string Path => Parent is null ? "/" : FindPath();

    /// <summary>Whether it is the content of an overlay's fragment, or within it.</summary>
    public bool IsInOverlay
    {
        get
        {
            for (NodeDraft? node = this; node is not null; node = node.Parent)
            {
                if (node.Name == "__overlay__")
                    return true;
            }

            return false;
        }
    }

    public ref PropertyDraft Property(int index) => ref _properties[index];

    /// <summary>Appends a property without looking for one with the same name.</summary>
    public void Append(in PropertyDraft property) => AddProperty(property.Property.Name) = property;

    /// <summary>The place of a new property at the end, which the caller fills in.</summary>
    public ref PropertyDraft AddProperty(string name)
    {
        if (PropertyCount == _properties.Length)
            Array.Resize(ref _properties, Math.Max(6, PropertyCount * 2));
        _propertyNames.Add(name);
        if (_propertyIndex is not null && !_propertyIndex.ContainsKey(name))
            _propertyIndex.Add(name, PropertyCount);
        return ref _properties[PropertyCount++];
    }

    /// <summary>The index of the first property with a name, deleted or not, or -1.</summary>
    public int IndexOf(string name)
    {
        if (!_propertyNames.MayHave(name))
            return -1;
        if (PropertyCount > Few)
            return (_propertyIndex ??= IndexProperties()).TryGetValue(name, out int index) ? index : -1;
        for (int i = 0; i < PropertyCount; i++)
        {
            if (string.Equals(_properties[i].Property.Name, name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    /// <summary>The property with a name that is not deleted, or null.</summary>
    public Property? Find(string name)
    {
        int index = IndexOfLive(name);
        return index < 0 ? null : _properties[index].Property;
    }

    /// <summary>The index of the first property with a name that is not deleted, or -1.</summary>
    public int IndexOfLive(string name)
    {
        int index = IndexOf(name);
        if (index < 0 || !_properties[index].IsDeleted)
            return index;

        // If a property is deleted and defined again within one definition, there are two.
        for (index++; index < PropertyCount; index++)
        {
            if (!_properties[index].IsDeleted && string.Equals(_properties[index].Property.Name, name, StringComparison.Ordinal))
                return index;
        }

        return -1;
    }

    /// <summary>Appends properties of a new node without looking for others with the same names.</summary>
    public void Append(ReadOnlySpan<PropertyDraft> properties)
    {
        // Most nodes have only these properties, and a phandle.
        if (PropertyCount == 0)
            _properties = new PropertyDraft[properties.Length + 1];
        foreach (ref readonly PropertyDraft property in properties)
            Append(property);
    }

    public void RemoveAt(int index)
    {
        Array.Copy(_properties, index + 1, _properties, index, PropertyCount - index - 1);
        PropertyCount--;
        _properties[PropertyCount] = default;
        _propertyIndex = null;
    }

    /// <summary>Appends a child without looking for one with the same name.</summary>
    public void Append(NodeDraft child)
    {
        if (ChildCount == _children.Length)
            Array.Resize(ref _children, Math.Max(4, ChildCount * 2));
        _children[ChildCount++] = child;
        if (_childIndex is not null && !_childIndex.ContainsKey(child.Name))
            _childIndex.Add(child.Name, child);
    }

    /// <summary>The first child with a name, deleted or not, or null.</summary>
    public NodeDraft? Child(string name)
    {
        if (ChildCount > Few)
            return (_childIndex ??= IndexChildren(Children)).TryGetValue(name, out NodeDraft? child) ? child : null;
        foreach (NodeDraft candidate in Children)
        {
            if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }

    /// <summary>The first child with a name that is not deleted, or null. A child after a deleted one may have its name.</summary>
    public NodeDraft? LiveChild(string name)
    {
        NodeDraft? first = Child(name);
        return first is { IsDeleted: true }
            ? Array.Find(_children, candidate => candidate is { IsDeleted: false } && string.Equals(candidate.Name, name, StringComparison.Ordinal))
            : first;
    }

    /// <summary>Adds a label: after the others in the definition that made the node, before them in a later definition.</summary>
    public void AddLabel(string name, TextSpan span, bool isLater) => (Labels ??= new LabelList()).Add(name, span, isLater);

    public bool HasLabel(string name) => Labels?.Find(name) is { IsDeleted: false };

    /// <summary>Marks the node and everything in it as deleted.</summary>
    public void Delete()
    {
        Stack<NodeDraft> rest = new();
        rest.Push(this);
        while (rest.Count > 0)
        {
            NodeDraft node = rest.Pop();
            node.IsDeleted = true;
            if (node.Labels is { } labels)
            {
                foreach (LabelDraft label in labels)
                    label.IsDeleted = true;
            }

            for (int i = 0; i < node.PropertyCount; i++)
                node._properties[i].IsDeleted = true;
            foreach (NodeDraft child in node.Children)
            {
                if (!child.IsDeleted)
                    rest.Push(child);
            }
        }
    }

    private Dictionary<string, int> IndexProperties()
    {
        Dictionary<string, int> index = new(PropertyCount * 2, StringComparer.Ordinal);
        for (int i = PropertyCount - 1; i >= 0; i--)
            index[_properties[i].Property.Name] = i;
        return index;
    }

    private static Dictionary<string, NodeDraft> IndexChildren(ReadOnlySpan<NodeDraft> children)
    {
        Dictionary<string, NodeDraft> index = new(children.Length * 2, StringComparer.Ordinal);
        for (int i = children.Length - 1; i >= 0; i--)
            index[children[i].Name] = children[i];
        return index;
    }

    private string FindPath()
    {
        Stack<string> names = new();
        for (NodeDraft node = this; node.Parent is { } parent; node = parent)
            names.Push(node.Name);
        return "/" + string.Join("/", names);
    }
}

using System;
using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>A node of a finished tree. Nothing of it changes once the tree is built.</summary>
public sealed class Node
{
    private readonly Func<SourceLocation> _location;
    private string? _path;

    internal Node(string name, Node? parent, ImmutableArray<string> labels, Func<SourceLocation> location)
    {
        Name = name;
        Parent = parent;
        Labels = labels;
        _location = location;
    }

    /// <summary>Name with unit address: <c>ethernet@ff3f0000</c>. Empty for the root.</summary>
    public string Name { get; }

    /// <summary>The part before <c>@</c>.</summary>
    public string BaseName => Name.IndexOf('@') is >= 0 and int at ? Name.Substring(0, at) : Name;

    /// <summary>The part behind <c>@</c>, or null where there is none.</summary>
    public string? UnitAddress => Name.IndexOf('@') is >= 0 and int at ? Name.Substring(at + 1) : null;

    /// <summary>The node above; null for the root.</summary>
    public Node? Parent { get; }

    /// <summary>The full path: <c>/soc/ethernet@ff3f0000</c>; <c>/</c> for the root.</summary>
    public string Path => _path ??= Parent is null ? "/" : Parent.Parent is null ? "/" + Name : Parent.Path + "/" + Name;

    /// <summary>Labels in the order in which they were given.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>Properties in the order of the flattened tree.</summary>
    public ImmutableArray<Property> Properties { get; internal set; } = [];

    /// <summary>Child nodes in the order of the flattened tree.</summary>
    public ImmutableArray<Node> Children { get; internal set; } = [];

    /// <summary>The name in the source, where the node was first defined.</summary>
    public SourceLocation Location => _location();

    /// <summary>The property of this name, or null.</summary>
    public Property? Find(string property)
    {
        foreach (Property candidate in Properties)
        {
            if (string.Equals(candidate.Name, property, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }

    /// <summary>The child of exactly this name, unit address included, or null.</summary>
    public Node? Child(string name)
    {
        foreach (Node candidate in Children)
        {
            if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}

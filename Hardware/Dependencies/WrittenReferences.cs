using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Dependencies;

/// <summary>
/// Finds the cells that are references to nodes: from the source, or from the <c>__local_fixups__</c> of a blob, whose nodes mirror
/// the tree and whose properties contain the offsets of references.
/// </summary>
internal sealed class WrittenReferences(DeviceTree tree)
{
    private readonly Node? _fixups = tree.Root.Child("__local_fixups__");

    /// <summary>The offsets of the references in a property's value; null if they are not known, because all cells are plain numbers.</summary>
    public ImmutableArray<int>? In(Node node, Property property)
    {
        if (property.References is { } written)
            return written;
        if (_fixups is null)
            return null;
        if (Mirror(node)?.Find(property.Name) is not { } offsets)
            return [];
        var found = ImmutableArray.CreateBuilder<int>(offsets.CellCount);
        for (int i = 0; i < offsets.CellCount; i++)
            found.Add((int)Math.Min(offsets.Cell(i), int.MaxValue - sizeof(uint)));
        return found.MoveToImmutable();
    }

    private Node? Mirror(Node node)
    {
        Stack<string> names = new();
        for (Node at = node; at.Parent is { } parent; at = parent)
            names.Push(at.Name);
        Node? mirror = _fixups;
        while (mirror is not null && names.Count > 0)
            mirror = mirror.Child(names.Pop());
        return mirror;
    }
}

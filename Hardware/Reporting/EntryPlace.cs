using System;
using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Reporting;

/// <summary>
/// The place of an entry of a property in the source. The location is computed on demand, because few locations are needed, and the
/// value's text must be read again for each.
/// </summary>
internal readonly record struct EntryPlace
{
    private const int CellBytes = 4;

    // The owner is a property, or a node if no property has the entry. A length of 0 means the owner's name.
    private readonly object? _owner;
    private readonly int _start;
    private readonly int _length;

    private EntryPlace(object owner, int start, int length) => (_owner, _start, _length) = (owner, start, length);

    /// <summary>From the entry's first cell to its last, if they are in one file and in order; otherwise the first cell.</summary>
    public SourceLocation Location
    {
        get
        {
            if (_owner is not Property property)
                return (_owner as Node)?.Location ?? SourceLocation.None;
            if (_length == 0)
                return property.Location;
            SourceLocation first = property.LocationAt(_start);
            if (_length <= CellBytes)
                return first;
            SourceLocation last = property.LocationAt(_start + _length - CellBytes);
            int length = last.Start + last.Length - first.Start;
            return string.Equals(first.Path, last.Path, StringComparison.Ordinal) && length > first.Length && last.Start >= first.Start
                ? new SourceLocation(first.Path, first.Start, length, first.From, last.To)
                : first;
        }
    }

    /// <summary>The place of some cells of a property.</summary>
    public static EntryPlace OfCells(Property property, int first, int count) => new(property, first * CellBytes, Math.Max(count, 1) * CellBytes);

    /// <summary>The first cells of the entry; empty if no property has it.</summary>
    /// <param name="count">The number of cells.</param>
    public ImmutableArray<uint> FirstCells(int count) => _owner is Property property ? property.Cells(_start / CellBytes, count) : [];

    /// <summary>The place of the entry that begins at a byte of a property.</summary>
    public static EntryPlace AtByte(Property property, int offset) => new(property, offset, CellBytes);

    /// <summary>The place of the name of a property.</summary>
    public static EntryPlace OfName(Property property) => new(property, 0, 0);

    /// <summary>The place of the name of a node.</summary>
    public static EntryPlace OfName(Node node) => new(node, 0, 0);
}

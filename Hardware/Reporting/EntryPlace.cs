using System;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Reporting;

/// <summary>
/// Where an entry of a property is in the source. The location is found when it is asked for, because few are, and the value's text is
/// read again for it.
/// </summary>
internal readonly record struct EntryPlace
{
    private const int CellBytes = 4;

    // The owner is a property, or a node where no property has the entry. No bytes are the owner's name.
    private readonly Property? _property;
    private readonly Node? _node;
    private readonly int _start;
    private readonly int _length;

    private EntryPlace(Property? property, Node? node, int start, int length) => (_property, _node, _start, _length) = (property, node, start, length);

    /// <summary>From the entry's first cell to the last, if both are in one place; else the first.</summary>
    public SourceLocation Location
    {
        get
        {
            if (_property is null || _length == 0)
                return _property?.Location ?? _node?.Location ?? SourceLocation.None;
            SourceLocation first = _property.LocationAt(_start);
            if (_length <= CellBytes)
                return first;
            SourceLocation last = _property.LocationAt(_start + _length - CellBytes);
            int length = last.Start + last.Length - first.Start;
            return string.Equals(first.Path, last.Path, StringComparison.Ordinal) && length > first.Length && last.Start >= first.Start
                ? new SourceLocation(first.Path, first.Start, length, first.From, last.To)
                : first;
        }
    }

    /// <summary>Some cells of a property.</summary>
    public static EntryPlace OfCells(Property property, int first, int count) => new(property, null, first * CellBytes, Math.Max(count, 1) * CellBytes);

    /// <summary>What begins at a byte of a property.</summary>
    public static EntryPlace AtByte(Property property, int offset) => new(property, null, offset, CellBytes);

    /// <summary>The name of a property.</summary>
    public static EntryPlace OfName(Property property) => new(property, null, 0, 0);

    /// <summary>The name of a node.</summary>
    public static EntryPlace OfName(Node node) => new(null, node, 0, 0);
}

using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>
/// A property: a name and bytes. How the bytes were written (cells, strings, both) is only a hint: a decompiled tree
/// prints numbers as strings where it can, so every accessor reads the bytes.
/// </summary>
public sealed class Property
{
    private readonly SourceMap? _map;
    private readonly TextSpan _name;
    private readonly TextSpan _value;
    private string[]? _strings;

    internal Property(string name, ReadOnlyMemory<byte> value)
        : this(name, value, null, default, default)
    {
    }

    internal Property(string name, ReadOnlyMemory<byte> value, SourceMap? map, TextSpan nameSpan, TextSpan valueSpan)
    {
        Name = name;
        Value = value;
        _map = map;
        _name = nameSpan;
        _value = valueSpan;
    }

    /// <summary>The property's name.</summary>
    public string Name { get; }

    /// <summary>The value, as it is in the flattened devicetree.</summary>
    public ReadOnlyMemory<byte> Value { get; }

    /// <summary>The name in the source.</summary>
    public SourceLocation Location => _map?.Locate(_name) ?? SourceLocation.None;

    /// <summary>The whole value in the source; the name if the property has no value.</summary>
    public SourceLocation ValueLocation => _value.Length > 0 ? _map?.Locate(_value) ?? SourceLocation.None : Location;

    /// <summary>The number of bytes in the value.</summary>
    public int Length => Value.Length;

    /// <summary>Whether the value is a whole number of cells (a cell is a big-endian 32-bit number).</summary>
    public bool IsCells => Length % 4 == 0;

    /// <summary>The number of whole cells in the value.</summary>
    public int CellCount => Length / 4;

    /// <summary>
    /// Whether a part of the value is wrong, or refers to nothing, so that the bytes are a replacement. The cause has already been
    /// reported, and what a check or a rule finds about the value is about the replacement.
    /// </summary>
    public bool IsUnreadable { get; internal set; }

    /// <summary>The name's place in the source.</summary>
    internal Place Place => _map?.PlaceOf(_name) ?? Place.None;

    /// <summary>Makes a property of bytes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its bytes, which must not change afterwards.</param>
    public static Property OfBytes(string name, ReadOnlyMemory<byte> value) => new(name, value);

    /// <summary>Makes a property of cells.</summary>
    public static Property OfCells(string name, params uint[] cells)
    {
        byte[] value = new byte[cells.Length * 4];
        for (int i = 0; i < cells.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(value.AsSpan(i * 4), cells[i]);
        return new Property(name, value);
    }

    /// <summary>Makes a property of strings, each terminated by a NUL.</summary>
    public static Property OfStrings(string name, params string[] strings) =>
        new(name, Encoding.UTF8.GetBytes(string.Concat(Array.ConvertAll(strings, static text => text + "\0"))));

    /// <summary>The cell at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such cell.</exception>
    public uint Cell(int index) => BinaryPrimitives.ReadUInt32BigEndian(Value.Span.Slice(index * 4));

    /// <summary>The four bytes at an offset as a number.</summary>
    /// <param name="byteOffset">The offset of the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value does not have four bytes there.</exception>
    public uint CellAt(int byteOffset) => BinaryPrimitives.ReadUInt32BigEndian(Value.Span.Slice(byteOffset));

    /// <summary>The cells that begin at an index.</summary>
    /// <param name="first">The index of the first.</param>
    /// <param name="count">The number of cells.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value does not have that many cells.</exception>
    public ImmutableArray<uint> Cells(int first, int count)
    {
        var cells = ImmutableArray.CreateBuilder<uint>(count);
        for (int i = 0; i < count; i++)
            cells.Add(Cell(first + i));
        return cells.MoveToImmutable();
    }

    /// <summary>The place in the source of the value's byte at an offset, as exactly as it is known.</summary>
    public SourceLocation LocationAt(int byteOffset) =>
        _value.Length > 0 && _map is not null ? _map.Locate(ValueLayout.Find(_map, _value, Value.Span, byteOffset)) : Location;

    /// <summary>The offsets of the cells that are references to nodes in the source, in order.</summary>
    internal int[] ReferenceOffsets { get; init; } = [];

    /// <summary>
    /// The offsets of the cells that are references to nodes in the source, <c>&lt;&amp;label&gt;</c>, in order. Null if this
    /// is unknown because the tree is from a blob, or from a source without any reference, such as a decompiled one.
    /// </summary>
    public ImmutableArray<int>? References => _map is { HasReferences: true } ? ImmutableCollectionsMarshal.AsImmutableArray(ReferenceOffsets) : null;

    /// <summary>
    /// The references in the value whose nodes are not in a tree, as the source writes them: <c>&amp;label</c>. In an
    /// overlay, they are to nodes of its base.
    /// </summary>
    /// <param name="tree">The tree of the property.</param>
    public ImmutableArray<string> UnresolvedIn(DeviceTree tree) =>
        _value.Length > 0 && _map is not null
            ? ValueLayout.UnresolvedIn(_map, _value, Value.Span, (text, phandle) => (phandle is { } known ? tree.FindPhandle(known) : Named(text, tree)) is not null)
            : [];

    /// <summary>The value's text after the preprocessor, on one line; empty if it is not known.</summary>
    internal string Text => _value.Length > 0 && _map is not null ? ValueLayout.TextOf(_map, _value) : "";

    internal Place PlaceAt(int byteOffset) =>
        _value.Length > 0 && _map is not null ? _map.PlaceOf(ValueLayout.Find(_map, _value, Value.Span, byteOffset)) : Place;

    /// <summary>The value as strings: one for each NUL, and one for the rest after the last NUL if that is not empty.</summary>
    public IReadOnlyList<string> Strings => KnownStrings;

    /// <summary>The value's first string, or null if the value is empty.</summary>
    public string? String => KnownStrings is [{ } first, ..] ? first : null;

    // Names and compatible strings are read again and again.
    private string[] KnownStrings => Volatile.Read(ref _strings) ?? LazyInitializer.EnsureInitialized(ref _strings, ReadStrings)!;

    private string[] ReadStrings()
    {
        int count = 0;
        for (ReadOnlySpan<byte> rest = Value.Span; !rest.IsEmpty; count++)
            TakeString(ref rest);
        string[] strings = new string[count];
        ArraySegment<byte> bytes = MemoryMarshal.TryGetArray(Value, out ArraySegment<byte> own) ? own : new(Value.ToArray());
        int start = bytes.Offset;
        ReadOnlySpan<byte> left = Value.Span;
        for (int i = 0; i < count; i++)
        {
            int length = TakeString(ref left).Length;
            strings[i] = Encoding.UTF8.GetString(bytes.Array!, start, length);
            start += length + 1;
        }

        return strings;
    }

    /// <summary>Whether the value's first string is a given one of ASCII characters.</summary>
    internal bool Is(string text)
    {
        ReadOnlySpan<byte> value = Value.Span;
        return !value.IsEmpty && Equal(TakeString(ref value), text);
    }

    /// <summary>Whether one of the value's strings is a given one of ASCII characters.</summary>
    internal bool Lists(string text)
    {
        for (ReadOnlySpan<byte> rest = Value.Span; !rest.IsEmpty;)
        {
            if (Equal(TakeString(ref rest), text))
                return true;
        }

        return false;
    }

    /// <summary>Whether another property has the same name and bytes.</summary>
    internal bool HasSameContent(Property other) => Name == other.Name && IsUnreadable == other.IsUnreadable && Value.Span.SequenceEqual(other.Value.Span);

    /// <summary>The same property with another name.</summary>
    internal Property Renamed(string name) => new(name, Value, _map, _name, _value) { ReferenceOffsets = ReferenceOffsets, IsUnreadable = IsUnreadable };

    /// <summary>The same property with another value, in which the references are at the same offsets.</summary>
    internal Property With(ReadOnlyMemory<byte> value) => With(value, ReferenceOffsets);

    /// <summary>The same property with another value.</summary>
    internal Property With(ReadOnlyMemory<byte> value, int[] references) =>
        new(Name, value, _map, _name, _value) { ReferenceOffsets = references, IsUnreadable = IsUnreadable };

    // &label or &{/path}
    private static Node? Named(string reference, DeviceTree tree) => reference.StartsWith("&{", StringComparison.Ordinal)
        ? tree.FindPath(reference.Substring(2).TrimEnd('}'))
        : tree.FindLabel(reference.TrimStart('&'));

    // Takes the bytes up to a NUL, and the NUL.
    private static ReadOnlySpan<byte> TakeString(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)0);
        ReadOnlySpan<byte> taken = end < 0 ? rest : rest.Slice(0, end);
        rest = end < 0 ? default : rest.Slice(end + 1);
        return taken;
    }

    private static bool Equal(ReadOnlySpan<byte> bytes, string text)
    {
        bool equal = bytes.Length == text.Length;
        for (int i = 0; equal && i < bytes.Length; i++)
            equal = bytes[i] == text[i];
        return equal;
    }
}

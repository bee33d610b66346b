using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Blob;

/// <summary>Writes a value in the most readable form that compiles to the same bytes.</summary>
internal static class DtsValue
{
    /// <summary>Writes a value that is not empty.</summary>
    /// <param name="text">The text to append to.</param>
    /// <param name="property">The property whose value it is.</param>
    /// <param name="references">The references to nodes by their offsets in the value, each as it is written.</param>
    public static void Write(StringBuilder text, Property property, SortedList<int, string> references)
    {
        ReadOnlySpan<byte> value = property.Value.Span;
        bool prefersCells = PrefersCells(property.Name);
        if (property.IsCells && references.Count > 0 && AreAmongCells(value, references))
        {
            WriteCells(text, value, references);
            return;
        }

        // Elsewhere, for example after a string, a reference is written separately from the values around it.
        int start = 0;
        foreach (int offset in references.Keys)
        {
            if (offset > start)
                WriteStretch(Separate(text, start), value.Slice(start, offset - start), prefersCells: false);
            Separate(text, offset).Append('<').Append(references[offset]).Append('>');
            start = offset + 4;
        }

        if (start < value.Length)
            WriteStretch(Separate(text, start), value.Slice(start), prefersCells);
    }

    private static StringBuilder Separate(StringBuilder text, int offset) => text.Append(offset > 0 ? ", " : "");

    // Whether the bytes between the references are cells, not strings whose length is a whole number of cells.
    private static bool AreAmongCells(ReadOnlySpan<byte> value, SortedList<int, string> references)
    {
        int start = 0;
        foreach (int offset in references.Keys)
        {
            if (offset % 4 != 0 || (offset > start && IsStrings(value.Slice(start, offset - start))))
                return false;
            start = offset + 4;
        }

        return start == value.Length || !IsStrings(value.Slice(start));
    }

    private static void WriteStretch(StringBuilder text, ReadOnlySpan<byte> value, bool prefersCells)
    {
        if (!prefersCells && IsStrings(value))
            WriteStrings(text, value);
        else if (value.Length % 4 == 0)
            WriteCells(text, value, OverlayReferences.None);
        else
            WriteBytes(text, value);
    }

    private static void WriteCells(StringBuilder text, ReadOnlySpan<byte> value, SortedList<int, string> references)
    {
        text.Append('<');
        for (int at = 0; at < value.Length; at += 4)
        {
            text.Append(at > 0 ? " " : "");
            if (references.TryGetValue(at, out string? reference))
                text.Append(reference);
            else
                text.Append("0x").Append(BinaryPrimitives.ReadUInt32BigEndian(value.Slice(at)).ToString("x", CultureInfo.InvariantCulture));
        }

        text.Append('>');
    }

    private static void WriteBytes(StringBuilder text, ReadOnlySpan<byte> value)
    {
        text.Append('[');
        for (int i = 0; i < value.Length; i++)
            text.Append(i > 0 ? " " : "").Append(value[i].ToString("x2", CultureInfo.InvariantCulture));
        text.Append(']');
    }

    // The values of these properties are numbers, even if their bytes happen to be letters.
    private static bool PrefersCells(string name) =>
        name[0] == '#' || name is "reg" or "ranges" or "dma-ranges" or "interrupts" or "phandle" or "linux,phandle" or "interrupt-parent"
            or "interrupts-extended" or "interrupt-map" or "interrupt-map-mask" or "clock-frequency";

    // Strings of at least one printable character, each terminated by a NUL.
    private static bool IsStrings(ReadOnlySpan<byte> value)
    {
        if (value[value.Length - 1] != 0)
            return false;
        byte previous = 0;
        foreach (byte b in value)
        {
            if (b == 0 ? previous == 0 : b is < 0x20 or > 0x7e)
                return false;
            previous = b;
        }

        return true;
    }

    private static void WriteStrings(StringBuilder text, ReadOnlySpan<byte> value)
    {
        bool first = true;
        while (!value.IsEmpty)
        {
            int end = value.IndexOf((byte)0);
            text.Append(first ? "\"" : ", \"");
            foreach (byte b in value.Slice(0, end))
                text.Append(b is (byte)'"' or (byte)'\\' ? "\\" : "").Append((char)b);
            text.Append('"');
            value = value.Slice(end + 1);
            first = false;
        }
    }
}

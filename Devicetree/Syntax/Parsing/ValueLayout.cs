using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// Finds the part of a value's text that a byte comes from. The text is read again on request: most
/// values are never looked up, and storing a place for each cell would double the memory. The layout of
/// the last long value that was looked up is kept.
/// </summary>
internal static class ValueLayout
{
    // A shorter value is read again each time, so that lookups in it do not discard the layout of a long value.
    private const int FewItems = 64;

    /// <summary>The item that the byte at an offset comes from.</summary>
    /// <param name="map">Where the text is.</param>
    /// <param name="value">The value in the text.</param>
    /// <param name="bytes">The value's bytes, in which each reference to a path has become a string.</param>
    /// <param name="offset">The offset of the byte.</param>
    public static TextSpan Find(SourceMap map, TextSpan value, ReadOnlySpan<byte> bytes, int offset)
    {
        // The entries of a value are looked up one after the other, and there may be a million.
        if (map.LastLayout is not { } layout || layout.Value != value || layout.Bytes != bytes.Length)
        {
            layout = Read(map, value, bytes);
            if (layout.Items.Length > FewItems)
                map.LastLayout = layout;
        }

        int low = 0;
        int high = layout.Items.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (layout.Items[middle].Offset > offset)
                high = middle;
            else
                low = middle + 1;
        }

        return low == 0 ? value : layout.Items[low - 1].Span;
    }

    /// <summary>The references to nodes that do not exist, as written in the text, each once.</summary>
    /// <param name="map">Where the text is.</param>
    /// <param name="value">The value in the text.</param>
    /// <param name="bytes">The value's bytes, in which each reference to a path has become a string.</param>
    /// <param name="isResolved">Whether a reference has a node: by its text and, for a cell, the phandle in the value.</param>
    public static ImmutableArray<string> UnresolvedIn(SourceMap map, TextSpan value, ReadOnlySpan<byte> bytes, Func<string, uint?, bool> isResolved)
    {
        List<string> unresolved = [];
        int paths = 0;
        foreach ((int start, TextSpan span, ValueMarkKind? kind) in ItemsOf(map, value, bytes))
        {
            if (kind is not (ValueMarkKind.Phandle or ValueMarkKind.Path))
                continue;
            string text = map.TextOf(span).ToString();
            int at = start + paths;

            // A reference to a path that is not resolved has no bytes.
            if (isResolved(text, kind == ValueMarkKind.Path || at + 4 > bytes.Length ? null : BinaryPrimitives.ReadUInt32BigEndian(bytes.Slice(at))))
                paths += BytesOfPath(kind, bytes, at);
            else if (!unresolved.Contains(text))
                unresolved.Add(text);
        }

        return [.. unresolved];
    }

    /// <summary>A value's text on one line.</summary>
    /// <param name="map">Where the text is.</param>
    /// <param name="value">The value in the text.</param>
    public static string TextOf(SourceMap map, TextSpan value) =>
        string.Join(" ", map.TextOf(value).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<(int Offset, TextSpan Span, ValueMarkKind? Kind)> ItemsOf(SourceMap map, TextSpan value, ReadOnlySpan<byte> bytes) =>
        PlainCells.Read(map.TextOf(value), value, bytes.Length) ?? Parser.ReadLayout(map, value);

    private static LastLayout Read(SourceMap map, TextSpan value, ReadOnlySpan<byte> bytes)
    {
        List<(int Offset, TextSpan Span, ValueMarkKind? Kind)> read = ItemsOf(map, value, bytes);
        (int Offset, TextSpan Span)[] items = new (int, TextSpan)[read.Count];
        int paths = 0;
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = (read[i].Offset + paths, read[i].Span);
            paths += BytesOfPath(read[i].Kind, bytes, items[i].Offset);
        }

        return new LastLayout(value, bytes.Length, items);
    }

    // The reader counts no bytes for a reference outside cells. Its bytes are the path of its node; a reference without a node has no bytes.
    private static int BytesOfPath(ValueMarkKind? kind, ReadOnlySpan<byte> bytes, int at) =>
        kind == ValueMarkKind.Path && at < bytes.Length && bytes[at] == '/' ? bytes.Slice(at).IndexOf((byte)0) + 1 : 0;

    /// <summary>Opens files that were opened before, and no others.</summary>
    public sealed class Reopener(SourceMap map) : IIncludeOpener, IBinaryOpener
    {
        public int Open(TextSpan path, int depth) => map.Opened(path) ?? -1;

        // The offset of an item depends only on the lengths of those before it.
        public byte[]? Open(string path, TextSpan span) => map.Opened(span) is { } length ? new byte[length] : null;
    }
}

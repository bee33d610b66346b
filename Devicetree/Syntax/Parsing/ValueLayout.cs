using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// Which part of a value's text gave which byte. Found by reading the text again on request: most values are
/// never asked, and storing a place for each cell would double the memory.
/// </summary>
internal static class ValueLayout
{
    // The value that was read last in each text: the first and the last cell of an entry are asked for together.
    private static readonly ConditionalWeakTable<SourceMap, Latest> Read = new();

    /// <summary>The item that gave the byte at an offset.</summary>
    /// <param name="map">Where the text is.</param>
    /// <param name="value">The value in the text.</param>
    /// <param name="bytes">The value's bytes, in which each reference to a path has become a string.</param>
    /// <param name="offset">Of the byte.</param>
    public static TextSpan Find(SourceMap map, TextSpan value, ReadOnlySpan<byte> bytes, int offset)
    {
        TextSpan found = value;
        int paths = 0;
        foreach ((int start, TextSpan span, ValueMarkKind? kind) in LayoutOf(map, value))
        {
            int at = start + paths;
            if (at > offset)
                break;
            found = span;
            paths += BytesOfPath(kind, bytes, at);
        }

        return found;
    }

    /// <summary>The offsets of the cells that the text gives as references to nodes, in order.</summary>
    /// <param name="map">Where the text is.</param>
    /// <param name="value">The value in the text.</param>
    /// <param name="bytes">The value's bytes, in which each reference to a path has become a string.</param>
    public static ImmutableArray<int> ReferencesIn(SourceMap map, TextSpan value, ReadOnlySpan<byte> bytes)
    {
        var references = ImmutableArray.CreateBuilder<int>();
        int paths = 0;
        foreach ((int start, _, ValueMarkKind? kind) in LayoutOf(map, value))
        {
            if (kind == ValueMarkKind.Phandle)
                references.Add(start + paths);
            paths += BytesOfPath(kind, bytes, start + paths);
        }

        return references.ToImmutable();
    }

    private static List<(int Offset, TextSpan Span, ValueMarkKind? Kind)> LayoutOf(SourceMap map, TextSpan value)
    {
        Latest latest = Read.GetValue(map, static _ => new Latest());
        if (Volatile.Read(ref latest.Value) is { } known && known.Item1 == value)
            return known.Item2;
        List<(int, TextSpan, ValueMarkKind?)> layout = Parser.ReadLayout(map, value);
        Volatile.Write(ref latest.Value, Tuple.Create(value, layout));
        return layout;
    }

    // The reader counts no bytes for a reference outside of cells.
    private static int BytesOfPath(ValueMarkKind? kind, ReadOnlySpan<byte> bytes, int at) =>
        kind == ValueMarkKind.Path && at < bytes.Length ? bytes.Slice(at).IndexOf((byte)0) + 1 : 0;

    /// <summary>A value and its layout, which never change; several threads may ask.</summary>
    private sealed class Latest
    {
        public Tuple<TextSpan, List<(int Offset, TextSpan Span, ValueMarkKind? Kind)>>? Value;
    }

    /// <summary>Opens files that were opened before, and no others.</summary>
    public sealed class Reopener(SourceMap map) : IIncludeOpener, IBinaryOpener
    {
        public int Open(TextSpan path, int depth) => map.Opened(path) ?? -1;

        // The offset of an item depends only on the lengths of those before it.
        public byte[]? Open(string path, TextSpan span) => map.Opened(span) is { } length ? new byte[length] : null;
    }
}

using System;
using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// Which part of a value's text gave which byte. Found by reading the text again on request: most values are
/// never asked, and storing a place for each cell would double the memory.
/// </summary>
internal static class ValueLayout
{
    /// <summary>The item that gave the byte at an offset.</summary>
    /// <param name="map">Where the text is.</param>
    /// <param name="value">The value in the text.</param>
    /// <param name="bytes">The value's bytes, in which each reference to a path has become a string.</param>
    /// <param name="offset">Of the byte.</param>
    public static TextSpan Find(SourceMap map, TextSpan value, ReadOnlySpan<byte> bytes, int offset)
    {
        TextSpan found = value;
        int paths = 0;
        foreach ((int start, TextSpan span, ValueMarkKind? kind) in Parser.ReadLayout(map, value))
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
        foreach ((int start, _, ValueMarkKind? kind) in Parser.ReadLayout(map, value))
        {
            if (kind == ValueMarkKind.Phandle)
                references.Add(start + paths);
            paths += BytesOfPath(kind, bytes, start + paths);
        }

        return references.ToImmutable();
    }

    // The reader counts no bytes for a reference outside of cells.
    private static int BytesOfPath(ValueMarkKind? kind, ReadOnlySpan<byte> bytes, int at) =>
        kind == ValueMarkKind.Path && at < bytes.Length ? bytes.Slice(at).IndexOf((byte)0) + 1 : 0;

    /// <summary>Opens files that were opened before, and no others.</summary>
    public sealed class Reopener(SourceMap map) : IIncludeOpener, IBinaryOpener
    {
        public int Open(TextSpan path, int depth) => map.Opened(path) ?? -1;

        // The offset of an item depends only on the lengths of those before it.
        public byte[]? Open(string path, TextSpan span) => map.Opened(span) is { } length ? new byte[length] : null;
    }
}

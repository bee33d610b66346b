using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;

namespace Boards.LanguageServer.Workspace.Files;

/// <summary>
/// Converts between offsets of a text and positions. A line ends with a line feed, a carriage
/// return, or both (LSP 3.17, "Position").
/// </summary>
internal sealed class LineMap
{
    private static readonly ConditionalWeakTable<SourceFile, LineMap> Known = new();

    private readonly int[] _starts;
    private readonly string _text;

    private LineMap(string text)
    {
        _text = text;
        List<int> starts = [0];
        for (int at = text.AsSpan().IndexOfAny('\n', '\r'); at >= 0;)
        {
            int next = at + (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1);
            starts.Add(next);
            int step = text.AsSpan(next).IndexOfAny('\n', '\r');
            at = step < 0 ? -1 : next + step;
        }

        _starts = [.. starts];
    }

    /// <summary>The number of lines; at least one.</summary>
    public int Count => _starts.Length;

    /// <summary>The lines of a file.</summary>
    public static LineMap Of(SourceFile file) => Known.GetValue(file, static file => new LineMap(file.Text));

    /// <summary>
    /// The offset of a position. A position after the end of a line is at the end of the line; a position after
    /// the last line is at the end of the text.
    /// </summary>
    public int OffsetOf(Position position)
    {
        if (position.Line < 0)
            return 0;
        if (position.Line >= _starts.Length)
            return _text.Length;
        int end = EndOf(position.Line);
        return (int)Math.Clamp((long)_starts[position.Line] + position.Character, _starts[position.Line], end);
    }

    /// <summary>The position of an offset.</summary>
    public Position PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, _text.Length);
        int line = Array.BinarySearch(_starts, offset);
        line = line < 0 ? ~line - 1 : line;
        return new Position(line, offset - _starts[line]);
    }

    /// <summary>The range of a stretch.</summary>
    public TextRange RangeOf(int start, int length) => new(PositionOf(start), PositionOf(start + length));

    /// <summary>Where a line begins.</summary>
    public int StartOf(int line) => line >= _starts.Length ? _text.Length : _starts[Math.Max(line, 0)];

    /// <summary>Where a line ends, without its line break.</summary>
    public int EndOf(int line)
    {
        int end = line + 1 < _starts.Length ? _starts[line + 1] : _text.Length;
        while (end > _starts[line] && line + 1 < _starts.Length && _text[end - 1] is '\n' or '\r')
            end--;
        return end;
    }
}

using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>What the preprocessor makes, with the origin of each run.</summary>
internal sealed class OutputText
{
    private readonly List<Segment> _segments = [];
    private char[] _characters;
    private int _length;

    public OutputText(int expected) => _characters = new char[Math.Max(expected, 256)];

    public int Length => _length;

    /// <summary>The last character; a line feed at the beginning.</summary>
    public char Last => _length == 0 ? '\n' : _characters[_length - 1];

    public void AppendSpace()
    {
        Reserve(1);
        _characters[_length++] = ' ';
    }

    /// <summary>A stretch of a file's clean text.</summary>
    public void AppendVerbatim(CleanText text, int start, int end, int inclusion)
    {
        while (start < end)
        {
            int piece = text.EndOfPiece(start, end);
            Append(text.Characters.AsSpan(start, piece - start), inclusion, text.ToFile(start), expansion: -1);
            start = piece;
        }
    }

    public void Append(ReadOnlySpan<char> text, int inclusion, int offset, int expansion)
    {
        if (text.Length == 0)
            return;
        Reserve(text.Length);
        bool continues = false;
        if (_segments.Count > 0)
        {
            Segment last = _segments[_segments.Count - 1];
            continues = last.Inclusion == inclusion && last.Expansion == expansion && last.Offset + (_length - last.Start) == offset;
        }

        if (!continues)
            _segments.Add(new Segment(_length, inclusion, offset, expansion));
        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Takes back what was appended since the length was this.</summary>
    public void Cut(int length)
    {
        _length = length;
        while (_segments.Count > 0 && _segments[_segments.Count - 1].Start >= length)
            _segments.RemoveAt(_segments.Count - 1);
    }

    /// <summary>The whole as a text for the lexer.</summary>
    public SourceBuffer ToBuffer(int inclusion)
    {
        Reserve(1);
        if (_segments.Count == 0 || _segments[0].Start > 0)
            _segments.Insert(0, new Segment(0, inclusion, 0, -1));
        return new SourceBuffer(_characters, _length, _segments);
    }

    private void Reserve(int count)
    {
        if (_characters.Length - _length < count + 1)
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, checked(_length + count + 1)));
    }
}

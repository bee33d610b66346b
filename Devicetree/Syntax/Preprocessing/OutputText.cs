using System;
using System.Buffers;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// What the preprocessor makes, with the origin of each run. A source to which it does nothing is not copied: the
/// result is the source's own text.
/// </summary>
internal sealed class OutputText
{
    private readonly List<Segment> _segments = [];
    private char[] _characters = [];
    private int _length;

    /// <summary>The text of which all that was appended is the beginning, while that is so.</summary>
    private CleanText? _same;

    public int Length => _length;

    /// <summary>The last character; a line feed at the beginning.</summary>
    public char Last => _length == 0 ? '\n' : (_same?.Characters ?? _characters)[_length - 1];

    public void AppendSpace()
    {
        Reserve(1);
        _characters[_length++] = ' ';
    }

    /// <summary>A stretch of a file's clean text.</summary>
    public void AppendVerbatim(CleanText text, int start, int end, int inclusion)
    {
        if (start == _length && start < end && !text.HasCuts && (_length == 0 || (_same == text && _segments[0].Inclusion == inclusion)))
        {
            if (_length == 0)
                _segments.Add(new Segment(0, inclusion, 0, -1));
            _same = text;
            _length = end;
            return;
        }

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

    /// <summary>The whole as a text for the lexer. Nothing can be appended after that.</summary>
    public SourceBuffer ToBuffer(int inclusion)
    {
        if (_same is not null && _length == _same.Length)
            return new SourceBuffer(_same.Characters, _length, [.. _segments]);
        if (_segments.Count == 0 || _segments[0].Start > 0)
            _segments.Insert(0, new Segment(0, inclusion, 0, -1));
        Reserve(0);
        char[] characters = new char[_length + 1];
        Array.Copy(_characters, characters, _length);
        ArrayPool<char>.Shared.Return(_characters);
        return new SourceBuffer(characters, _length, [.. _segments]);
    }

    // Brings the text into an array of its own with room for more.
    private void Reserve(int count)
    {
        const int least = 1 << 15;
        if (_same is null && _characters.Length - _length >= count)
            return;
        char[] characters = ArrayPool<char>.Shared.Rent(Math.Max(least, checked(_length + Math.Max(_length, count))));
        Array.Copy(_same?.Characters ?? _characters, characters, _length);
        if (_characters.Length > 0)
            ArrayPool<char>.Shared.Return(_characters);
        _characters = characters;
        _same = null;
    }
}

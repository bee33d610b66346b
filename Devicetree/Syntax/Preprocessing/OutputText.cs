using System;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// The output of the preprocessor, with the origin of each run. A source that the preprocessor does not change is not
/// copied: the result is the text of the source itself.
/// </summary>
internal sealed class OutputText
{
    private readonly Scratch<Segment> _segments = new(1024);
    private readonly Scratch<char> _characters = new(1 << 15);

    // While the output so far is the beginning of one source: this source, and the length of the output.
    private CleanText? _same;
    private int _sameLength;

    public int Length => _same is null ? _characters.Count : _sameLength;

    /// <summary>The last character; a line feed at the beginning.</summary>
    public char Last => Length == 0 ? '\n' : _same is null ? _characters.Last : _same.Characters[_sameLength - 1];

    public void AppendSpace()
    {
        Differ();
        _characters.Add(' ');
    }

    /// <summary>Appends a stretch of a file's clean text.</summary>
    public void AppendVerbatim(CleanText text, int start, int end, int inclusion)
    {
        if (start < end && Continues(text, start, inclusion))
        {
            if (start == 0)
                _segments.Add(new Segment(0, inclusion, 0, -1));
            (_same, _sameLength) = (text, end);
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
        Differ();
        bool continues = false;
        if (_segments.Count > 0)
        {
            Segment last = _segments.Last;
            continues = last.Inclusion == inclusion && last.Expansion == expansion && last.Offset + (_characters.Count - last.Start) == offset;
        }

        if (!continues)
            _segments.Add(new Segment(_characters.Count, inclusion, offset, expansion));
        _characters.Add(text);
    }

    /// <summary>Truncates the text to an earlier length.</summary>
    public void Cut(int length)
    {
        Differ();
        _characters.CutTo(length);
        while (_segments.Count > 0 && _segments.Last.Start >= length)
            _segments.CutTo(_segments.Count - 1);
    }

    /// <summary>The whole output as a buffer for the lexer. Nothing can be appended after that.</summary>
    public SourceBuffer ToBuffer(int inclusion)
    {
        if (_same is not null && _sameLength == _same.Length)
            return new SourceBuffer(_same.Characters, _sameLength, _segments.Take());
        Differ();
        int length = _characters.Count;
        Segment[] segments = _segments.Take();
        if (segments.Length == 0 || segments[0].Start > 0)
            segments = [new Segment(0, inclusion, 0, -1), .. segments];
        char[] characters = _characters.TakeRented(room: 1);
        characters[length] = '\0';
        return new SourceBuffer(characters, length, segments, isRented: true);
    }

    private bool Continues(CleanText text, int start, int inclusion) =>
        start == Length && !text.HasCuts && (start == 0 ? _characters.Count == 0 : _same == text && _segments[0].Inclusion == inclusion);

    // From here on the text is a copy.
    private void Differ()
    {
        if (_same is null)
            return;
        _characters.Add(_same.Characters.AsSpan(0, _sameLength));
        _same = null;
    }
}

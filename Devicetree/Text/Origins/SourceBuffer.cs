using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;

namespace Boards.Devicetree.Text;

/// <summary>
/// A text that the lexer reads: a file as it is, or the output of the preprocessor. The array has a NUL after the text,
/// so that a scan does not need to test for the end at each character.
/// </summary>
internal sealed class SourceBuffer
{
    private readonly Segment[] _segments;
    private readonly bool _isRented;
    private char[]? _characters;
    private PagedText? _kept;
    private WeakReference<char[]>? _joined;

    /// <summary>A text with its origins; in <paramref name="characters"/>, it is followed by a NUL.</summary>
    /// <param name="characters">The array.</param>
    /// <param name="length">The number of code units in the text.</param>
    /// <param name="segments">Where they come from.</param>
    /// <param name="isRented">Whether the array is from the pool; see <see cref="Settle"/>.</param>
    public SourceBuffer(char[] characters, int length, Segment[] segments, bool isRented = false)
    {
        _characters = characters;
        _isRented = isRented;
        Length = length;
        _segments = segments;
    }

    /// <summary>The text, followed by a NUL.</summary>
    public char[] Characters => _characters ?? Join();

    /// <summary>The number of code units in the text.</summary>
    public int Length { get; }

    /// <summary>A file as it is, read as the given inclusion.</summary>
    public static SourceBuffer Verbatim(SourceFile file, int inclusion) =>
        new(file.Characters, file.Length, [new Segment(0, inclusion, 0, -1)]);

    /// <summary>Files as they are, one after the other on lines of their own, each read as the given inclusion.</summary>
    public static SourceBuffer Verbatim(IReadOnlyList<(SourceFile File, int Inclusion)> files)
    {
        if (files.Count == 1)
            return Verbatim(files[0].File, files[0].Inclusion);
        char[] characters = new char[files.Sum(static file => file.File.Length + 1) + 1];
        List<Segment> segments = [];
        int length = 0;
        foreach ((SourceFile file, int inclusion) in files)
        {
            file.Span.CopyTo(characters.AsSpan(length));
            segments.Add(new Segment(length, inclusion, 0, -1));
            length += file.Length;
            if (segments.Count < files.Count && length > 0 && characters[length - 1] != '\n')
                characters[length++] = '\n';
        }

        return new SourceBuffer(characters, length, [.. segments]);
    }

    /// <summary>A stretch of the text.</summary>
    public ReadOnlySpan<char> Slice(int start, int length) => _characters is { } characters ? characters.AsSpan(start, length) : _kept!.Slice(start, length);

    /// <summary>A stretch of the text as a buffer of its own.</summary>
    public SourceBuffer Piece(int start, int length)
    {
        char[] characters = new char[length + 1];
        Slice(start, length).CopyTo(characters);
        List<Segment> segments = [];
        for (int at = IndexAt(start); at < _segments.Length && (segments.Count == 0 || _segments[at].Start < start + length); at++)
        {
            Segment segment = _segments[at];
            int skipped = Math.Max(start - segment.Start, 0);
            segments.Add(segment with { Start = segment.Start + skipped - start, Offset = segment.Offset + skipped });
        }

        return new SourceBuffer(characters, length, [.. segments]);
    }

    /// <summary>Returns a rented array to the pool when the text has been parsed. Parts of it must not be used any more.</summary>
    public void Settle()
    {
        if (!_isRented || _characters is not { } rented)
            return;
        _kept = new PagedText(rented.AsSpan(0, Length));
        _characters = null;
        ArrayPool<char>.Shared.Return(rented);
    }

    /// <summary>The range from the first run for which a condition is true to the end of the last one; empty if there is none.</summary>
    public (int Start, int End) Stretch(Predicate<Segment> has)
    {
        int first = Array.FindIndex(_segments, has);
        int last = Array.FindLastIndex(_segments, has);
        return first < 0 ? (0, 0) : (_segments[first].Start, last + 1 < _segments.Length ? _segments[last + 1].Start : Length);
    }

    /// <summary>The run that contains an offset. Every buffer has one at offset 0.</summary>
    public Segment SegmentAt(int offset) => _segments[IndexAt(offset)];

    private int IndexAt(int offset)
    {
        int low = 0;
        int high = _segments.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_segments[middle].Start <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    // To read a value again that continues in another file; several values are often read one after the other.
    private char[] Join()
    {
        if (_joined is { } joined && joined.TryGetTarget(out char[]? known))
            return known;
        char[] characters = new char[Length + 1];
        _kept!.CopyTo(0, characters.AsSpan(0, Length));
        _joined = new WeakReference<char[]>(characters);
        return characters;
    }
}

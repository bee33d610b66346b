using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>
/// A file's text as the preprocessor reads it: without byte order mark, without line continuations, with a line feed
/// at its end. Records what was removed, so that offsets can be mapped back to the file.
/// </summary>
internal sealed class CleanText
{
    // The places in the clean text before which something was removed, and how much was removed in all up to there.
    private readonly List<(int At, int Cut)> _cuts = [];

    public CleanText(SourceFile file)
    {
        ReadOnlySpan<char> text = file.Span;
        int from = StartsWithMark(file) ? (file.IsLatin1 ? 3 : 1) : 0;
        int splice = NextSplice(text, from, out int end);
        if (from == 0 && splice < 0 && text.Length > 0 && text[text.Length - 1] == '\n')
        {
            // Most files are already clean.
            Characters = file.Characters;
            Length = text.Length;
            return;
        }

        Characters = new char[text.Length + 2];
        if (from > 0)
            _cuts.Add((0, from));
        int to = 0;
        for (; splice >= 0; splice = NextSplice(text, from, out end))
        {
            text.Slice(from, splice - from).CopyTo(Characters.AsSpan(to));
            to += splice - from;
            from = end;
            _cuts.Add((to, from - to));
        }

        text.Slice(from).CopyTo(Characters.AsSpan(to));
        to += text.Length - from;
        if (to == 0 || Characters[to - 1] != '\n')
            Characters[to++] = '\n';
        Length = to;
        Characters[to] = '\0';
    }

    /// <summary>The text, followed by a NUL.</summary>
    public char[] Characters { get; }

    public int Length { get; }

    /// <summary>Whether an offset in this text may differ from that in the file.</summary>
    public bool HasCuts => _cuts.Count > 0;

    /// <summary>The offset in the file of an offset in this text.</summary>
    public int ToFile(int offset)
    {
        int cut = LastCut(offset);
        return cut < 0 ? offset : offset + _cuts[cut].Cut;
    }

    /// <summary>The end of the stretch that begins at an offset and is contiguous in the file.</summary>
    public int EndOfPiece(int offset, int end)
    {
        int next = LastCut(offset) + 1;
        return next < _cuts.Count ? Math.Min(_cuts[next].At, end) : end;
    }

    // The index of the last cut up to an offset, or -1.
    private int LastCut(int offset)
    {
        int low = -1;
        int high = _cuts.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_cuts[middle].At <= offset)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private static bool StartsWithMark(SourceFile file) => file.IsLatin1
        ? file.Span.StartsWith("\u00ef\u00bb\u00bf".AsSpan())
        : file.Length > 0 && file.Characters[0] == '\ufeff';

    // A backslash at the end of a line joins it to the next line; blanks after the backslash are ignored.
    private static int NextSplice(ReadOnlySpan<char> text, int from, out int end)
    {
        while (text.Slice(from).IndexOf('\\') is >= 0 and int skipped)
        {
            int backslash = from + skipped;
            int at = backslash + 1;
            from = at;
            while (at < text.Length && text[at] is ' ' or '\t' or '\f' or '\v' or '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
            {
                end = at + 1;
                return backslash;
            }
        }

        end = text.Length;
        return -1;
    }
}

using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// A file's text as the preprocessor reads it: without byte order mark, without line continuations, with a line feed
/// at its end. Remembers what was cut, so that offsets lead back to the file.
/// </summary>
internal sealed class CleanText
{
    // Where in the clean text something was cut before, and how much in all up to there.
    private readonly List<(int At, int Cut)> _cuts = [];

    public CleanText(SourceFile file)
    {
        string text = file.Text;
        Characters = new char[text.Length + 2];
        int from = StartsWithMark(file) ? (file.IsLatin1 ? 3 : 1) : 0;
        if (from > 0)
            _cuts.Add((0, from));
        int to = 0;
        for (int splice = NextSplice(text, from, out int end); splice >= 0; splice = NextSplice(text, from, out end))
        {
            text.CopyTo(from, Characters, to, splice - from);
            to += splice - from;
            from = end;
            _cuts.Add((to, from - to));
        }

        text.CopyTo(from, Characters, to, text.Length - from);
        to += text.Length - from;
        if (to == 0 || Characters[to - 1] != '\n')
            Characters[to++] = '\n';
        Length = to;
        Characters[to] = '\0';
    }

    /// <summary>The text, and a NUL behind it.</summary>
    public char[] Characters { get; }

    public int Length { get; }

    /// <summary>The offset in the file of an offset in this text.</summary>
    public int ToFile(int offset)
    {
        if (_cuts.Count == 0)
            return offset;
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

        return low < 0 ? offset : offset + _cuts[low].Cut;
    }

    /// <summary>The end of the stretch from an offset on that stands in one piece in the file.</summary>
    public int EndOfPiece(int offset, int end)
    {
        foreach ((int at, _) in _cuts)
        {
            if (at > offset)
                return Math.Min(at, end);
        }

        return end;
    }

    private static bool StartsWithMark(SourceFile file) => file.IsLatin1
        ? file.Text.StartsWith("\u00ef\u00bb\u00bf", StringComparison.Ordinal)
        : file.Text.Length > 0 && file.Text[0] == '\ufeff';

    // A backslash at the end of a line joins it to the next; blanks between them do not count.
    private static int NextSplice(string text, int from, out int end)
    {
        for (int backslash = text.IndexOf('\\', from); backslash >= 0; backslash = text.IndexOf('\\', backslash + 1))
        {
            int at = backslash + 1;
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

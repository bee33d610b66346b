using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// The items of a value that has only numbers and references to labels: <c>&lt;0x10 &amp;gic&gt;, &lt;4&gt;</c>. Most values have only these, and the
/// parser, which reads all values and handles mistakes, needs twenty objects.
/// </summary>
internal static class PlainCells
{
    private const int CellBytes = 4;

    /// <summary>Reads the items; null if the value has anything else.</summary>
    /// <param name="text">The value's text.</param>
    /// <param name="value">The place of the value.</param>
    /// <param name="length">The number of bytes of the value. If the text has a different number, the value continues in another file.</param>
    /// <returns>The offset of each item in the value's bytes, its text, and its kind if it is not a number.</returns>
    public static List<(int Offset, TextSpan Span, ValueMarkKind? Kind)>? Read(ReadOnlySpan<char> text, TextSpan value, int length)
    {
        List<(int Offset, TextSpan Span, ValueMarkKind? Kind)> items = new(length / CellBytes);
        int at = 0;
        do
        {
            if (!Take(text, ref at, '<'))
                return null;
            while (!Take(text, ref at, '>'))
            {
                int taken = LengthOfItem(text.Slice(at));
                if (taken == 0)
                    return null;
                items.Add((items.Count * CellBytes, new TextSpan(value.Buffer, value.Start + at, taken), text[at] == '&' ? ValueMarkKind.Phandle : null));
                at += taken;
            }
        }
        while (Take(text, ref at, ','));

        return at == text.Length && items.Count * CellBytes == length ? items : null;
    }

    // White space before and after the mark is skipped as well.
    private static bool Take(ReadOnlySpan<char> text, ref int at, char mark)
    {
        SkipSpace(text, ref at);
        if (at == text.Length || text[at] != mark)
            return false;
        at++;
        SkipSpace(text, ref at);
        return true;
    }

    private static void SkipSpace(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && Characters.IsSpace(text[at]))
            at++;
    }

    // 0 if it is not certain that the item is a number or a reference to a label.
    private static int LengthOfItem(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return 0;
        int end;
        if (text[0] == '&')
        {
            end = text.Length > 1 && Characters.IsIdentifierStart(text[1]) ? EndOf(text, 2, Characters.IsIdentifier) : 0;
        }
        else if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X')
        {
            end = Characters.IsHexDigit(text[2]) ? EndOf(text, 3, Characters.IsHexDigit) : 0;
        }
        else
        {
            end = EndOf(text, 0, Characters.IsDigit);
        }

        return end < text.Length && (Characters.IsSpace(text[end]) || text[end] == '>') ? end : 0;
    }

    private static int EndOf(ReadOnlySpan<char> text, int start, Func<char, bool> isPart)
    {
        while (start < text.Length && isPart(text[start]))
            start++;
        return start;
    }
}

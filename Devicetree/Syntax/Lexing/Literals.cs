using System;
using static Boards.Devicetree.Syntax.Characters;

namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>Reads literals.</summary>
internal static class Literals
{
    /// <summary>The result of reading an integer.</summary>
    public enum IntegerResult
    {
        Good,

        /// <summary>A digit 8 or 9 in an octal number.</summary>
        BadDigit,

        /// <summary>Greater than 2^64 - 1.</summary>
        OutOfRange,
    }

    /// <summary>An integer literal with its suffix: decimal, hexadecimal after <c>0x</c>, octal after <c>0</c>.</summary>
    public static IntegerResult ReadInteger(ReadOnlySpan<char> text, out ulong value)
    {
        while (text[text.Length - 1] is 'U' or 'L')
            text = text.Slice(0, text.Length - 1);
        bool hex = text.Length > 2 && text[1] is 'x' or 'X';
        uint radix = hex ? 16u : text[0] == '0' ? 8u : 10u;
        ulong number = 0;
        bool overflow = false;

        // A shorter number always fits.
        bool mayOverflow = text.Length > 16;
        for (int i = hex ? 2 : 0; i < text.Length; i++)
        {
            uint digit = (uint)HexValue(text[i]);
            if (digit >= radix)
            {
                value = number;
                return IntegerResult.BadDigit;
            }

            overflow |= mayOverflow && number > (ulong.MaxValue - digit) / radix;
            number = unchecked((number * radix) + digit);
        }

        value = number;
        return overflow ? IntegerResult.OutOfRange : IntegerResult.Good;
    }

    /// <summary>
    /// One escape sequence. <paramref name="at"/> is the offset after the backslash, and on return after the sequence.
    /// </summary>
    /// <returns>The byte, the character after the backslash if the escape has no other meaning, or -1 for <c>\x</c> without digits.</returns>
    public static int ReadEscape(ReadOnlySpan<char> text, ref int at)
    {
        char c = text[at++];
        switch (c)
        {
            case 'a': return '\a';
            case 'b': return '\b';
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case 'x': return ReadHexEscape(text, ref at);
            case >= '0' and <= '7':
                int value = c - '0';
                for (int digits = 1; digits < 3 && at < text.Length && text[at] is >= '0' and <= '7'; digits++)
                    value = (value * 8) + (text[at++] - '0');
                return value & 0xff;
            default: return c;
        }
    }

    // The reference compiler reads the two characters with strtol, so they can include blanks and a sign.
    private static int ReadHexEscape(ReadOnlySpan<char> text, ref int at)
    {
        int end = Math.Min(at + 2, text.Length);
        int next = at;
        while (next < end && IsSpace(text[next]))
            next++;
        bool negative = next < end && text[next] == '-';
        if (next < end && text[next] is '-' or '+')
            next++;
        int first = next;
        int value = 0;
        while (next < end && IsHexDigit(text[next]))
            value = (value * 16) + HexValue(text[next++]);
        if (next == first)
            return -1;
        at = next;
        return (negative ? -value : value) & 0xff;
    }
}

using System;

namespace Boards.Devicetree.Syntax;

/// <summary>The character classes of words. Characters outside ASCII are not in any class.</summary>
internal static class Characters
{
    [Flags]
    private enum Class : byte
    {
        None = 0,
        Space = 1,
        Digit = 2,
        HexDigit = 4,
        IdentifierStart = 8,
        Identifier = 16,
        Name = 32,
        Path = 64,
    }

    // The classes of each ASCII character, sixteen to a row. Constant data, so that the scanners' loops do not need an object.
    private static ReadOnlySpan<byte> Classes =>
    [
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x01, 0x01, 0x01, 0x01, 0x00, 0x00,
        0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x01, 0x00, 0x00, 0x60, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x60, 0x60, 0x60, 0x60, 0x60, 0x40,
        0x76, 0x76, 0x76, 0x76, 0x76, 0x76, 0x76, 0x76, 0x76, 0x76, 0x00, 0x00, 0x00, 0x00, 0x00, 0x60,
        0x60, 0x7c, 0x7c, 0x7c, 0x7c, 0x7c, 0x7c, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78,
        0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x00, 0x00, 0x00, 0x00, 0x78,
        0x00, 0x7c, 0x7c, 0x7c, 0x7c, 0x7c, 0x7c, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78,
        0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x78, 0x00, 0x00, 0x00, 0x00, 0x00,
    ];

    public static bool IsSpace(char c) => Has(c, Class.Space);

    public static bool IsDigit(char c) => Has(c, Class.Digit);

    public static bool IsHexDigit(char c) => Has(c, Class.HexDigit);

    public static bool IsIdentifierStart(char c) => Has(c, Class.IdentifierStart);

    public static bool IsIdentifier(char c) => Has(c, Class.Identifier);

    /// <summary>Whether a character can be in the name of a node or property, as the lexer reads it.</summary>
    public static bool IsName(char c) => Has(c, Class.Name);

    /// <summary>Whether a character can be within <c>&amp;{…}</c>.</summary>
    public static bool IsPath(char c) => Has(c, Class.Path);

    /// <summary>Whether a word can be a label.</summary>
    public static bool IsLabel(string word)
    {
        foreach (char c in word)
        {
            if (!IsIdentifier(c))
                return false;
        }

        return word.Length > 0 && IsIdentifierStart(word[0]);
    }

    /// <summary>A label for a word that cannot be one: each invalid character becomes <c>_</c>, and a <c>_</c> is added before a digit.</summary>
    public static string LabelFor(string word)
    {
        char[] label = [.. word];
        for (int i = 0; i < label.Length; i++)
            label[i] = IsIdentifier(label[i]) ? label[i] : '_';
        return (IsIdentifierStart(label[0]) ? "" : "_") + new string(label);
    }

    /// <summary>Whether <c>name =</c> or <c>name {</c> is at a place, with or without labels before it.</summary>
    public static bool BeginsDefinition(char[] text, int at)
    {
        while (true)
        {
            int start = at;
            while (IsName(text[at]))
                at++;
            if (at == start)
                return false;
            if (text[at] != ':')
                break;
            at = SkipSpace(text, at + 1);
        }

        at = SkipSpace(text, at);
        return text[at] == '{' || (text[at] == '=' && text[at + 1] != '=');
    }

    /// <summary>The next place that is not white space; every text ends with a character that is not white space.</summary>
    public static int SkipSpace(char[] text, int at)
    {
        while (IsSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>The next place that is not a space or tab.</summary>
    public static int SkipBlanks(char[] text, int at)
    {
        while (text[at] is ' ' or '\t' or '\r')
            at++;
        return at;
    }

    public static int HexValue(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

    private static bool Has(char c, Class wanted) => c < 128 && (Classes[c] & (byte)wanted) != 0;
}

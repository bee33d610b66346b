using System;
using System.Collections.Generic;
using static Boards.Devicetree.Syntax.Characters;

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>Splits clean text into preprocessing tokens as the reference preprocessor does for assembler sources.</summary>
internal static class PpLexer
{
    private static readonly string[] Operators =
    [
        "...", "<<=", ">>=", "##", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "++", "--", "->", "+=", "-=", "*=", "/=", "%=",
        "&=", "|=", "^=",
    ];

    /// <summary>The token at an offset, which is neither space nor the start of a comment.</summary>
    public static PpTokenKind Scan(char[] text, int start, out int end)
    {
        char c = text[start];
        char next = text[start + 1];
        if (IsIdentifierStart(c))
        {
            int at = start + 1;
            while (IsIdentifier(text[at]))
                at++;
            end = at;
            return PpTokenKind.Identifier;
        }

        if (IsDigit(c) || (c == '.' && IsDigit(next)))
        {
            end = NumberEnd(text, start + 1);
            return PpTokenKind.Number;
        }

        if (c is '"' or '\'')
            return ScanQuoted(text, start, out end);
        if (c > ' ' && c < 127 && c is not ('@' or '$' or '\\' or '`'))
        {
            end = start + OperatorLength(text, start, c, next);
            return PpTokenKind.Punctuator;
        }

        end = start + 1;
        return PpTokenKind.Other;
    }

    // number = [ "." ] digit { digit | letter | "_" | "." | ( "e" | "E" | "p" | "P" ) ( "+" | "-" ) }
    public static int NumberEnd(char[] text, int at)
    {
        while (IsIdentifier(text[at]) || text[at] == '.' || (text[at] is '+' or '-' && text[at - 1] is 'e' or 'E' or 'p' or 'P'))
            at++;
        return at;
    }

    /// <summary>All tokens of a stretch of one line; comments and blanks become <see cref="PpTokenFlags.SpaceBefore"/>.</summary>
    public static List<PpToken> ScanLine(CleanText clean, int start, int end)
    {
        List<PpToken> tokens = [];
        char[] text = clean.Characters;
        bool space = false;
        for (int at = start; at < end;)
        {
            int next = SkipSpace(text, at, end);
            if (next > at)
            {
                (space, at) = (true, next);
                continue;
            }

            PpTokenKind kind = Scan(text, at, out int tokenEnd);
            tokens.Add(Make(clean, kind, at, tokenEnd, space));
            (space, at) = (false, tokenEnd);
        }

        return tokens;
    }

    public static PpToken Make(CleanText clean, PpTokenKind kind, int start, int end, bool space) => new()
    {
        Kind = kind,
        Flags = space ? PpTokenFlags.SpaceBefore : PpTokenFlags.None,
        Parameter = -1,
        Buffer = clean.Characters,
        Start = start,
        Length = end - start,
        Offset = clean.ToFile(start),
        Expansion = -1,
    };

    /// <summary>The offset after the spaces, line feeds and comments at an offset.</summary>
    public static int SkipSpace(char[] text, int at, int end)
    {
        while (at < end)
        {
            if (IsSpace(text[at]) || text[at] == '\0')
                at++;
            else if (text[at] == '/' && text[at + 1] is '/' or '*')
                at = CommentEnd(text, at, end);
            else
                break;
        }

        return at;
    }

    /// <summary>The offset after a comment; a line comment ends before its line feed. The end of the text if the comment is unterminated.</summary>
    public static int CommentEnd(char[] text, int start, int end)
    {
        bool isBlock = text[start + 1] == '*';
        ReadOnlySpan<char> rest = text.AsSpan(start + 2, Math.Max(0, end - start - 2));
        int length = isBlock ? rest.IndexOf("*/".AsSpan()) : rest.IndexOf('\n');
        return length < 0 ? end : start + 2 + length + (isBlock ? 2 : 0);
    }

    // Ends at the matching quote, or at the end of the line.
    private static PpTokenKind ScanQuoted(char[] text, int start, out int end)
    {
        char quote = text[start];
        int at = start + 1;
        while (text[at] != '\n' && text[at] != quote)
            at += text[at] == '\\' && text[at + 1] != '\n' ? 2 : 1;
        bool isClosed = text[at] == quote;
        end = isClosed ? at + 1 : at;
        return !isClosed ? PpTokenKind.Other : quote == '"' ? PpTokenKind.String : PpTokenKind.Character;
    }

    private static int OperatorLength(char[] text, int start, char c, char next)
    {
        if (next is not ('.' or '<' or '>' or '=' or '#' or '&' or '|' or '+' or '-'))
            return 1;
        foreach (string op in Operators)
        {
            if (op[0] == c && op[1] == next && (op.Length == 2 || op[2] == text[start + 2]))
                return op.Length;
        }

        return 1;
    }
}

using System;
using System.Collections.Generic;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>
/// Finds a missing or surplus brace by lines and their indentation. The grammar does not use these: they only locate a
/// mistake that was found, so they do not affect a valid source.
/// </summary>
internal static class Layout
{
    private const int TabWidth = 8;

    // About twenty lines.
    private const int Near = 2000;

    // An open brace, with the indentation of its line.
    private readonly record struct OpenBrace(int At, int Line, int Indent);

    /// <summary>
    /// Whether a name is followed by lines that are indented deeper than its line, and then by
    /// a "}" with the indentation of its line.
    /// </summary>
    public static bool IsFollowedByBody(char[] text, int length, int name)
    {
        int indent = IndentOf(text, LineStart(text, name));
        bool hasBody = false;
        for (int line = NextLine(text, name, length); line < length; line = NextLine(text, line, length))
        {
            int first = FirstOf(text, line);
            if (text[first] is '\n' or '\0')
                continue;
            if (IndentOf(text, line) <= indent)
                return hasBody && text[first] == '}' && IndentOf(text, line) == indent;
            hasBody = true;
        }

        return false;
    }

    /// <summary>Whether the line of a place is not indented deeper than the line of another place.</summary>
    public static bool IsNoDeeper(char[] text, int at, int other) => IndentOf(text, LineStart(text, at)) <= IndentOf(text, LineStart(text, other));

    /// <summary>Whether a mark is the first on its line, below the line on which a node begins and with the same indentation.</summary>
    public static bool ClosesNode(char[] text, int mark, int node)
    {
        int line = LineStart(text, mark);
        int nodeLine = LineStart(text, node);
        ReadOnlySpan<char> indent = text.AsSpan(line, mark - line);
        return nodeLine < line && indent.Trim().IsEmpty && text.AsSpan(nodeLine).StartsWith(indent) && !Characters.IsSpace(text[nodeLine + indent.Length]);
    }

    /// <summary>Each "}" that is missing between two places: where it is missing, and the beginning of the node that lacks it.</summary>
    public static List<(int Missing, int Start, int Length)> Unclosed(char[] text, int from, int end)
    {
        List<(int Missing, int Start, int Length)> found = [];
        Stack<OpenBrace> open = new();
        for (int at = NextBrace(text, from, end); at >= 0; at = NextBrace(text, at + 1, end))
        {
            int line = LineStart(text, at);
            int indent = IndentOf(text, line);
            bool closes = text[at] == '}';
            bool isFirst = !closes || FirstOf(text, line) == at;
            while (isFirst && open.Count > 0 && open.Peek() is var last && last.Line != line
                && (closes ? indent < last.Indent : indent <= last.Indent))
            {
                found.Add(Missing(text, open.Pop(), line));
            }

            if (!closes)
                open.Push(new OpenBrace(at, line, indent));
            else if (open.Count > 0)
                open.Pop();
        }

        while (open.Count > 0)
            found.Add(Missing(text, open.Pop(), end));
        return found;
    }

    private static (int Missing, int Start, int Length) Missing(char[] text, in OpenBrace brace, int before)
    {
        int first = FirstOf(text, brace.Line);
        int last = first < brace.At ? EndOfText(text, brace.At) : brace.At + 1;
        return (EndOfText(text, before), first, last - first);
    }

    /// <summary>The first quote on the line of a place that is followed by a "," or ";" or the end of the line.</summary>
    public static int? LastQuote(char[] text, int from)
    {
        for (int at = from; text[at] is not ('\n' or '\0'); at++)
        {
            if (text[at] == '"' && text[Characters.SkipBlanks(text, at + 1)] is ',' or ';' or '\n')
                return at;
        }

        return null;
    }

    /// <summary>The last quote on the line of a place, if the number of quotes on the line is odd and the line is not very long.</summary>
    public static int? LastOfOddQuotes(char[] text, int from)
    {
        (int count, int last) = (0, 0);
        int line = LineStart(text, from);
        for (int at = line; text[at] is not ('\n' or '\0'); at++)
        {
            if (at - line > Near)
                return null;
            if (text[at] == '\\' && text[at + 1] is not ('\n' or '\0'))
                at++;
            else if (text[at] == '"')
                (count, last) = (count + 1, at);
        }

        return count % 2 == 1 ? last : null;
    }

    /// <summary>The first of some characters after a place; NUL if none is near, so that many mistakes in a long text do not take long.</summary>
    public static char FirstMark(char[] text, int from, string marks)
    {
        int end = Math.Min(text.Length, from + Near);
        for (int at = from; at < end && text[at] != '\0'; at++)
        {
            if (marks.IndexOf(text[at]) >= 0)
                return text[at];
        }

        return '\0';
    }

    /// <summary>Whether a "}" without a "{" follows a place.</summary>
    public static bool IsFollowedBySurplusBrace(char[] text, int from, int length) => SurplusBraces(text, from, length) > 0;

    /// <summary>How many "}" without a "{" follow a place.</summary>
    public static int SurplusBraces(char[] text, int from, int length)
    {
        int surplus = 0;
        int depth = 0;
        for (int at = NextBrace(text, from, length); at >= 0; at = NextBrace(text, at + 1, length))
        {
            depth += text[at] == '{' ? 1 : -1;
            if (depth >= 0)
                continue;
            surplus++;
            depth = 0;
        }

        return surplus;
    }

    /// <summary>
    /// The first "}" between two places, on a line of its own, that is not indented like the
    /// node that it closes; -1 if there is none.
    /// </summary>
    public static int SurplusBrace(char[] text, int from, int end)
    {
        Stack<OpenBrace> open = new();
        for (int at = NextBrace(text, from, end); at >= 0; at = NextBrace(text, at + 1, end))
        {
            int line = LineStart(text, at);
            if (text[at] == '{')
            {
                open.Push(new OpenBrace(at, line, IndentOf(text, line)));
                continue;
            }

            bool isSurplus = open.Count == 0
                || (open.Pop() is var opening && opening.Line != line && FirstOf(text, line) == at && IndentOf(text, line) != opening.Indent);
            if (isSurplus)
                return at;
        }

        return -1;
    }

    // The next brace outside of strings and comments, or -1.
    private static int NextBrace(char[] text, int from, int end)
    {
        for (int at = from; at < end; at++)
        {
            switch (text[at])
            {
                case '{' when at > 0 && text[at - 1] == '&':
                    while (at < end && text[at] is not ('}' or '\n'))
                        at++;
                    break;
                case '{' or '}':
                    return at;
                case '"':
                    for (at++; at < end && text[at] is not ('"' or '\n'); at++)
                        at += text[at] == '\\' ? 1 : 0;
                    break;
                case '/' when text[at + 1] == '/':
                    while (at < end && text[at] != '\n')
                        at++;
                    break;
                case '/' when text[at + 1] == '*':
                    for (at += 2; at < end && !(text[at] == '*' && text[at + 1] == '/'); at++)
                    {
                    }

                    break;
            }
        }

        return -1;
    }

    private static int LineStart(char[] text, int at) => text.AsSpan(0, at).LastIndexOf('\n') + 1;

    private static int NextLine(char[] text, int at, int length)
    {
        int feed = text.AsSpan(at, length - at).IndexOf('\n');
        return feed < 0 ? length : at + feed + 1;
    }

    private static int FirstOf(char[] text, int line)
    {
        while (text[line] is ' ' or '\t' or '\r')
            line++;
        return line;
    }

    private static int IndentOf(char[] text, int line)
    {
        int indent = 0;
        for (; text[line] is ' ' or '\t'; line++)
            indent = text[line] == '\t' ? indent - (indent % TabWidth) + TabWidth : indent + 1;
        return indent;
    }

    // The offset after the last character before a place that is not a space.
    private static int EndOfText(char[] text, int before)
    {
        while (before > 0 && Characters.IsSpace(text[before - 1]))
            before--;
        return before;
    }
}

using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// Finds a missing or surplus brace by lines and their indentation. The grammar does not use them:
/// they only locate a mistake that was found, so that they do not affect a valid source.
/// </summary>
internal sealed partial class Parser
{
    private const int TabWidth = 8;

    // The last "}" that closed a node, and where the block without a node around it began that it may have closed.
    private Token _close;
    private Token _block;

    // Strings without end, which took the rest of their lines: a brace that is missing there is in one.
    private readonly List<TextSpan> _cutStrings = [];

    // A bracket that is open at a place, with the indentation of its line.
    private readonly record struct OpenBrace(int At, int Line, int Indent);

    // Lines deeper than the name's follow, and then a "}" at the indentation of its line.
    private bool IsFollowedByBody(in Token name)
    {
        char[] text = _map.Buffer(name.Buffer).Characters;
        int length = _map.Buffer(name.Buffer).Length;
        int indent = IndentOf(text, LineStart(text, name.Start));
        bool hasBody = false;
        for (int line = NextLine(text, name.Start, length); line < length; line = NextLine(text, line, length))
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

    // On a new line: "name =", "name {", with labels before it or without.
    private bool BeginsDefinitionOnNewLine() => _token.Buffer == _previous.Buffer && StandsOnNewLine() && BeginsDefinition();

    // "name;" on a new line that is not indented deeper than the line on which the cells begin.
    private bool IsPropertyOnNewLine(in Token open)
    {
        if (_token.Kind != TokenKind.Identifier || _token.Buffer != open.Buffer || _token.Buffer != _previous.Buffer || !StandsOnNewLine())
            return false;
        char[] text = _map.Buffer(_token.Buffer).Characters;
        int at = _token.Start;
        while (Characters.IsName(text[at]))
            at++;
        return text[Characters.SkipSpace(text, at)] == ';' && IndentOf(text, LineStart(text, _token.Start)) <= IndentOf(text, LineStart(text, open.Start));
    }

    private bool StandsOnNewLine() =>
        _token.Buffer != _previous.Buffer || _map.TextOf(_previous.Span.To(_token.Span)).IndexOf('\n') >= 0;

    private bool BeginsDefinition() => Characters.BeginsDefinition(_map.Buffer(_token.Buffer).Characters, _token.Start);

    // For each missing "}", the end of the node that lacks it, if indentation finds as many as are missing.
    private void ReportUnclosedNodes(int outermost)
    {
        Token block = _open.Peek().Start;
        foreach ((Token start, _) in _open)
            block = start;
        List<(TextSpan Missing, TextSpan Opening)> unclosed = block.Buffer == _token.Buffer ? Unclosed(block) : [];
        if (unclosed.Count != _open.Count - outermost)
            unclosed = [(_previous.Span.After, _open.Peek().Start.Span)];
        foreach ((TextSpan missing, TextSpan opening) in unclosed)
        {
            if (!_cutStrings.Exists(cut => cut.Buffer == missing.Buffer && missing.Start > cut.Start && missing.Start <= cut.End))
                Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(missing), "}", _map.PlaceOf(opening).Location));
        }
    }

    private List<(TextSpan Missing, TextSpan Opening)> Unclosed(in Token block)
    {
        char[] text = _map.Buffer(block.Buffer).Characters;
        List<(TextSpan, TextSpan)> found = [];
        Stack<OpenBrace> open = new();
        for (int at = NextBrace(text, block.Start, _token.Start); at >= 0; at = NextBrace(text, at + 1, _token.Start))
        {
            int line = LineStart(text, at);
            int indent = IndentOf(text, line);
            bool closes = text[at] == '}';
            bool standsFirst = !closes || FirstOf(text, line) == at;
            while (standsFirst && open.Count > 0 && open.Peek() is var last && last.Line != line
                && (closes ? indent < last.Indent : indent <= last.Indent))
            {
                found.Add(Missing(open.Pop(), line));
            }

            if (!closes)
                open.Push(new OpenBrace(at, line, indent));
            else if (open.Count > 0)
                open.Pop();
        }

        while (open.Count > 0)
            found.Add(Missing(open.Pop(), _token.Start));
        return found;

        (TextSpan, TextSpan) Missing(in OpenBrace brace, int before)
        {
            int end = EndOfText(text, before);
            int first = FirstOf(text, brace.Line);
            int last = first < brace.At ? EndOfText(text, brace.At) : brace.At + 1;
            return (new TextSpan(_token.Buffer, end, 0), new TextSpan(_token.Buffer, first, last - first));
        }
    }

    // Text outside all nodes, followed by an unmatched "}": an earlier "}" is one too many.
    private bool IsClosedTooEarly()
    {
        if (_close.Kind != TokenKind.CloseBrace || _close.Buffer != _token.Buffer || _block.Buffer != _token.Buffer)
            return false;
        if (_token.Kind is not (TokenKind.Name or TokenKind.CloseBrace))
            return false;
        char[] text = _map.Buffer(_token.Buffer).Characters;
        int length = _map.Buffer(_token.Buffer).Length;
        int depth = 0;
        for (int at = NextBrace(text, _token.Start, length); at >= 0; at = NextBrace(text, at + 1, length))
        {
            depth += text[at] == '{' ? 1 : -1;
            if (depth < 0)
                return true;
        }

        return false;
    }

    // The first "}" on a line of its own that is not indented as the node that it closed; the last one of all where none is.
    private TextSpan SurplusBrace()
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        int end = _token.Kind == TokenKind.CloseBrace ? _token.Start + 1 : _token.Start;
        Stack<OpenBrace> open = new();
        for (int at = NextBrace(text, _block.Start, end); at >= 0; at = NextBrace(text, at + 1, end))
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
                return new TextSpan(_token.Buffer, at, 1);
        }

        return _token.Kind == TokenKind.CloseBrace ? _token.Span : _close.Span;
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

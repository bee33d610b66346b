using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax;

namespace Boards.Devicetree.Formatting;

/// <summary>Splits a source into the pieces of its layout, before any macro is expanded.</summary>
internal sealed class PieceReader
{
    private const string Marks = "{};=,<>[]";

    private static readonly HashSet<string> Directives = new(StringComparer.Ordinal)
    {
        "include", "include_next", "import", "define", "undef", "if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif",
        "error", "warning", "line", "pragma", "ident", "sccs", "assert", "unassert",
    };

    private readonly string _text;
    private readonly List<Piece> _pieces = [];
    private int _at;

    private PieceReader(string text) => _text = text;

    /// <summary>The pieces; null if a string, comment or parenthesis has no end, or a backslash is in a word.</summary>
    /// <param name="text">The source, with <c>\n</c> at the end of each line.</param>
    public static List<Piece>? Read(string text)
    {
        PieceReader reader = new(text);
        return reader.ReadAll() ? reader._pieces : null;
    }

    private bool ReadAll()
    {
        while (true)
        {
            int gap = _at;
            int lines = 0;
            for (; _at < _text.Length && (Characters.IsSpace(_text[_at]) || IsLineJoined()); _at++)
                lines += _text[_at] == '\n' ? 1 : 0;
            if (_at == _text.Length)
                return true;
            int start = _at;
            if (TakePiece(isFirstOnLine: lines > 0 || gap == 0) is not { } kind)
                return false;
            string taken = _text.Substring(start, _at - start);
            _pieces.Add(new Piece(kind, kind == PieceKind.Quoted ? taken : taken.TrimEnd(), _text.Substring(gap, start - gap), lines));
        }
    }

    // Null if the piece has no end.
    private PieceKind? TakePiece(bool isFirstOnLine)
    {
        switch (_text[_at])
        {
            case '/' when Next(1) == '/':
                SkipLineComment();
                return PieceKind.LineComment;
            case '/' when Next(1) == '*':
                return SkipBlockComment() ? PieceKind.BlockComment : null;
            case '"' or '\'':
                return SkipQuoted() ? PieceKind.Quoted : null;
            case '(':
                return SkipParentheses() ? PieceKind.Parentheses : null;
            case '#' when isFirstOnLine && IsDirective():
                return SkipDirective() ? PieceKind.Directive : null;
            case var c when Marks.IndexOf(c) >= 0:
                _at++;
                return PieceKind.Mark;
            default:
                return SkipWord() ? PieceKind.Word : null;
        }
    }

    // A backslash at the end of a line. Between words it has no effect.
    private bool IsLineJoined() => _text[_at] == '\\' && Next(1) == '\n';

    private char Next(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private void SkipTo(char end)
    {
        int found = _text.IndexOf(end, _at);
        _at = found < 0 ? _text.Length : found;
    }

    // A backslash at the end of its line makes the next line a part of it.
    private void SkipLineComment()
    {
        do
        {
            SkipTo('\n');
        }
        while (_at < _text.Length && _text[_at - 1] == '\\' && ++_at < _text.Length);
    }

    private bool SkipBlockComment()
    {
        int end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        _at = end < 0 ? _text.Length : end + 2;
        return end >= 0;
    }

    // A string may have several lines. A character constant must not, and an apostrophe elsewhere has no end.
    private bool SkipQuoted()
    {
        char quote = _text[_at++];
        while (_at < _text.Length && _text[_at] != quote && !(quote == '\'' && _text[_at] == '\n'))
            _at += _text[_at] == '\\' ? 2 : 1;
        bool ends = _at < _text.Length && _text[_at] == quote;
        _at = Math.Min(_at + 1, _text.Length);
        return ends;
    }

    private bool SkipParentheses()
    {
        int depth = 0;
        while (_at < _text.Length)
        {
            switch (_text[_at])
            {
                case '"' or '\'':
                    if (!SkipQuoted())
                        return false;
                    continue;
                case '/' when Next(1) == '*':
                    if (!SkipBlockComment())
                        return false;
                    continue;
                case '/' when Next(1) == '/':
                    SkipLineComment();
                    continue;
                case '\n' when IsDirectiveOnNextLine():
                    return false;
                case '(':
                    depth++;
                    break;
                case ')' when --depth == 0:
                    _at++;
                    return true;
            }

            _at++;
        }

        return false;
    }

    private bool IsDirectiveOnNextLine()
    {
        int start = _at;
        do
            _at++;
        while (Next(0) is ' ' or '\t');
        bool isDirective = Next(0) == '#' && IsDirective();
        _at = start;
        return isDirective;
    }

    // As the preprocessor decides it: "#size-cells" is not a directive, because no directive is called "size".
    private bool IsDirective()
    {
        int start = _at + 1;
        while (start < _text.Length && _text[start] is ' ' or '\t')
            start++;
        int end = start;
        while (end < _text.Length && Characters.IsIdentifier(_text[end]))
            end++;
        return Directives.Contains(_text.Substring(start, end - start));
    }

    // Skips to the end of the line, with the lines that a backslash or a comment joins to it.
    private bool SkipDirective()
    {
        while (_at < _text.Length && _text[_at] != '\n')
        {
            if (_text[_at] == '/' && Next(1) == '*')
            {
                if (!SkipBlockComment())
                    return false;
            }
            else if (_text[_at] == '\\' && Next(1) == '\n')
            {
                _at += 2;
            }
            else if (_text[_at] == '"' && _text.IndexOf('"', _at + 1) is >= 0 and int quote && _text.IndexOf('\n', _at, quote - _at) < 0)
            {
                _at = quote + 1;
            }
            else
            {
                _at++;
            }
        }

        return true;
    }

    private bool SkipWord()
    {
        while (_at < _text.Length && !Characters.IsSpace(_text[_at]) && _text[_at] is not ('"' or '\'' or '(' or ')') && Marks.IndexOf(_text[_at]) < 0
            && !(_text[_at] == '/' && Next(1) is '/' or '*'))
        {
            if (_text[_at] == '\\')
                return Next(1) == '\n';

            // "&{/path}"
            if (_text[_at] == '&' && Next(1) == '{')
                SkipTo('}');
            if (_at < _text.Length)
                _at++;
        }

        // A ")" without a "(".
        return _at == _text.Length || _text[_at] != ')';
    }
}

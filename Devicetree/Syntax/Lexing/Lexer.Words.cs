using System;
using static Boards.Devicetree.Syntax.Characters;

namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>The tokens of more than a few characters, and the text between tokens.</summary>
internal sealed partial class Lexer
{
    private static readonly (string Text, TokenKind Kind, LexerState State)[] Directives =
    [
        ("/dts-v1/", TokenKind.Version, LexerState.Value),
        ("/plugin/", TokenKind.Plugin, LexerState.Value),
        ("/memreserve/", TokenKind.MemoryReserve, LexerState.Value),
        ("/bits/", TokenKind.Bits, LexerState.Value),
        ("/delete-property/", TokenKind.DeleteProperty, LexerState.Name),
        ("/delete-node/", TokenKind.DeleteNode, LexerState.Name),
        ("/omit-if-no-ref/", TokenKind.OmitIfNoReference, LexerState.Name),
        ("/incbin/", TokenKind.IncludeBinary, LexerState.Value),
    ];

    /// <summary>The kind of a directive, and how the word after it is read.</summary>
    public static (TokenKind Kind, LexerState State)? Directive(string text)
    {
        foreach ((string known, TokenKind kind, LexerState state) in Directives)
        {
            if (string.Equals(known, text, StringComparison.Ordinal))
                return (kind, state);
        }

        return null;
    }

    private void SkipSpaceAndComments()
    {
        while (true)
        {
            char[] text = _text;
            int at = _position;
            while (IsSpace(text[at]))
                at++;
            _position = at;
            char c = text[at];
            if (c == '/' && text[at + 1] == '*')
                SkipBlockComment();
            else if (c == '/' && text[at + 1] == '/')
                SkipLineComment();
            else if (c != '#' || !TrySkipLineMarker())
                return;
        }
    }

    private void SkipBlockComment()
    {
        int end = Array.IndexOf(_text, '*', _position + 2, _length - _position - 2);
        while (end >= 0 && _text[end + 1] != '/')
            end = Array.IndexOf(_text, '*', end + 1, _length - end - 1);
        if (end < 0)
        {
            _diagnostics.Add(SyntaxDiagnostics.UnterminatedComment(_map.PlaceOf(new(_bufferIndex, _position, 2))));
            _diagnostics.IsCutShort = true;
            _diagnostics.MissesFile = true;
            _position = _length;
            return;
        }

        _position = end + 2;
    }

    // The reference compiler requires the line feed.
    private void SkipLineComment()
    {
        int end = Array.IndexOf(_text, '\n', _position, _length - _position);
        if (end < 0)
            _diagnostics.Add(SyntaxDiagnostics.CommentWithoutLineEnd(_map.PlaceOf(new(_bufferIndex, _position, _length - _position))));
        _position = end < 0 ? _length : end + 1;
    }

    // marker = "#" [ "line" ] space number space STRING { space number }, in the first column
    private bool TrySkipLineMarker()
    {
        if (_position > 0 && _text[_position - 1] != '\n')
            return false;
        int at = _position + 1;
        if (Matches("line", at))
            at += 4;
        if (!SkipBlanks(ref at) || !SkipDigits(ref at) || !SkipBlanks(ref at) || _text[at] != '"')
            return false;
        int end = StringEnd(at);
        if (end < 0)
            return false;
        for (int next = end; SkipBlanks(ref next) && SkipDigits(ref next); end = next)
        {
        }

        if (NameHasNul(at))
            _diagnostics.Add(SyntaxDiagnostics.NulInLineMarker(_map.PlaceOf(new(_bufferIndex, _position, end - _position))));
        _position = end;
        return true;
    }

    // The name of a file has the escapes of a string, so a NUL can be written in two ways.
    private bool NameHasNul(int quote)
    {
        ReadOnlySpan<char> text = _text.AsSpan(0, StringEnd(quote) - 1);
        bool hasNul = false;
        for (int at = quote + 1; at < text.Length;)
        {
            int start = at;
            int value = text[at++];
            if (value == '\\')
                value = Literals.ReadEscape(text, ref at);
            if (value < 0)
                _diagnostics.Add(SyntaxDiagnostics.HexEscapeWithoutDigits(_map.PlaceOf(new(_bufferIndex, start, 2))));
            hasNul |= value == 0;
        }

        return hasNul;
    }

    private bool SkipBlanks(ref int at)
    {
        int start = at;
        while (_text[at] is ' ' or '\t')
            at++;
        return at > start;
    }

    private bool SkipDigits(ref int at)
    {
        int start = at;
        while (IsDigit(_text[at]))
            at++;
        return at > start;
    }

    // include = "/include/" { space } STRING, and no comment between
    private bool TryInclude()
    {
        const string word = "/include/";
        if (!Matches(word, _position))
            return false;
        int at = _position + word.Length;
        while (IsSpace(_text[at]))
            at++;
        int end = _text[at] == '"' ? StringEnd(at) : -1;
        if (end < 0)
            return false;
        _position = end;
        int buffer = _includes.Open(new(_bufferIndex, at, end - at), _including.Count + 1);
        if (buffer >= 0)
        {
            _including.Push((_bufferIndex, _position));
            Enter(buffer, 0);
        }

        return true;
    }

    // name = [ "\" ] NAMECHAR { NAMECHAR }
    private int NameEnd()
    {
        char[] text = _text;
        int end = text[_position] == '\\' ? _position + 1 : _position;
        int first = end;
        while (IsName(text[end]))
            end++;
        return end > first ? end : _position;
    }

    // The offset after the colon of a label that begins here, or 0.
    private int LabelEnd()
    {
        if (!IsIdentifierStart(_text[_position]))
            return 0;
        int end = _position + 1;
        while (IsIdentifier(_text[end]))
            end++;
        return _text[end] == ':' ? end + 1 : 0;
    }

    // integer = ( digits | "0x" hexdigits ) [ "U" | "L" | "UL" | "LL" | "ULL" ]
    private int IntegerEnd(int start)
    {
        int end = start + 1;
        if (_text[start] == '0' && _text[end] is 'x' or 'X' && IsHexDigit(_text[end + 1]))
        {
            end += 2;
            while (IsHexDigit(_text[end]))
                end++;
        }
        else
        {
            while (IsDigit(_text[end]))
                end++;
        }

        if (_text[end] == 'U')
            end++;
        if (_text[end] == 'L')
            end += _text[end + 1] == 'L' ? 2 : 1;
        return end;
    }

    // reference = "&" identifier | "&{" { PATHCHAR } "}"
    // "&uart-0" and "&0uart" are references to invalid labels, which the parser reports: in the grammar, neither has another meaning.
    private TokenKind ScanAmpersand(char next)
    {
        if (IsIdentifierStart(next) || (IsDigit(next) && IsIdentifier(_text[IntegerEnd(_position + 1)])))
        {
            int end = _position + 2;
            while (IsIdentifier(_text[end]) || (_text[end] is '-' or '.' && IsIdentifier(_text[end + 1])))
                end++;
            return Take(TokenKind.LabelReference, end);
        }

        if (next == '{')
        {
            int end = _position + 2;
            while (IsPath(_text[end]))
                end++;
            if (_text[end] == '}')
                return Take(TokenKind.PathReference, end + 1);
        }

        return next == '&' ? TakeTwo(TokenKind.AndAnd) : Take(TokenKind.Ampersand);
    }

    private TokenKind ScanDirective()
    {
        foreach ((string text, TokenKind kind, LexerState state) in Directives)
        {
            if (!Matches(text, _position) || (kind == TokenKind.IncludeBinary && State != LexerState.Value))
                continue;
            State = state;
            return Take(kind, _position + text.Length);
        }

        int end = _position + 1;
        while (IsIdentifier(_text[end]) || _text[end] == '-')
            end++;
        bool isWord = end > _position + 1 && _text[end] == '/' && IsIdentifierStart(_text[_position + 1]) && State == LexerState.Name;
        return isWord ? Take(TokenKind.UnknownDirective, end + 1) : Take(TokenKind.Slash);
    }

    private TokenKind ScanString()
    {
        int end = StringEnd(_position);
        if (end >= 0)
            return Take(TokenKind.String, end);
        int line = Array.IndexOf(_text, '\n', _position, _length - _position);
        return Take(TokenKind.UnterminatedString, line < 0 ? _length : line);
    }

    // string = '"' { any but '\' and '"' | "\" any but a line feed } '"'; -1 if it does not end
    private int StringEnd(int start)
    {
        char[] text = _text;
        for (int at = start + 1; at < _length; at++)
        {
            char c = text[at];
            if (c == '"')
                return at + 1;
            if (c == '\\' && (++at >= _length || text[at] == '\n'))
                return -1;
        }

        return -1;
    }

    // The longest match of "'" { any but "'" | "\'" } "'": a quote after a backslash ends the constant only if no other quote follows.
    private TokenKind ScanCharacter()
    {
        int end = -1;
        for (int quote = Quote(_position + 1); quote >= 0; quote = Quote(quote + 1))
        {
            end = quote + 1;
            if (quote == _position + 1 || _text[quote - 1] != '\\')
                break;
        }

        return end >= 0 ? Take(TokenKind.Character, end) : Take(TokenKind.Unknown);
    }

    private int Quote(int from) => from > _length ? -1 : Array.IndexOf(_text, '\'', from, _length - from);

    // A run of invalid characters is one mistake.
    private TokenKind ScanUnknown()
    {
        int end = _position + 1;
        while (end < _length && (_text[end] >= 128 || _text[end] < ' ') && !IsSpace(_text[end]))
            end++;
        return Take(TokenKind.Unknown, end);
    }

    private bool Matches(string word, int at) =>
        at + word.Length <= _length && _text.AsSpan(at, word.Length).SequenceEqual(word.AsSpan());
}

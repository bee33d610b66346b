using System;
using System.Collections.Generic;
using System.Text;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>Values of properties: bytes, and marks for references and labels.</summary>
internal sealed partial class Parser
{
    private readonly ByteArena _bytes = new();
    private readonly List<ValueMark> _marks = [];

    /// <summary>Receives the offset of each item's first byte and the item's location, if these are needed.</summary>
    private List<(int Offset, TextSpan Span, bool IsPath)>? _layout;

    /// <summary>Reads a value again, for the places of its items.</summary>
    public static List<(int Offset, TextSpan Span, bool IsPath)> ReadLayout(SourceMap map, TextSpan value)
    {
        ValueLayout.Reopener files = new(map);
        DiagnosticBag ignored = new();
        Lexer lexer = new(map, value.Buffer, files, ignored, value.Start);
        Parser parser = new(map, lexer, receiver: null!, files, ignored) { _layout = [] };
        parser.Advance();
        parser.ParseValue();
        return parser._layout;
    }

    // value = { label } item { label } { "," { label } item { label } }
    // False where what follows was skipped to the end of the definition already.
    private bool ParseValue()
    {
        while (true)
        {
            TakeValueLabels();
            if (_token.Kind is TokenKind.Identifier or TokenKind.Unknown && BeginsDefinitionOnNewLine())
            {
                Report(SyntaxDiagnostics.MissingValue(_map.PlaceOf(_previous.Span.After)));
                _missing = _previous.Span.After;
                return true;
            }

            if (!TryParseItem())
            {
                ReportUnexpectedInValue();
                SkipDefinition();
                return false;
            }

            if (RunsOverLines(_previous))
            {
                CutString(_previous);
                return true;
            }

            if (_token.Kind == TokenKind.Label)
                TakeLabelsAfterItem();
            if (_token.Kind == TokenKind.Comma)
            {
                Advance();
                continue;
            }

            if (_token.Kind is TokenKind.Integer or TokenKind.Greater && _previous.Span.After != _missing && !StandsOnNewLine())
            {
                ReportUnexpectedInValue();
                SkipDefinition();
                return false;
            }

            if (!StartsItem(_token.Kind))
                return true;
            if (_previous.Span.After != _missing)
                Report(SyntaxDiagnostics.MissingComma(_map.PlaceOf(_previous.Span.After)));
        }
    }

    // Labels after an item belong to the value; if a definition follows, the ";" is missing before them.
    private void TakeLabelsAfterItem()
    {
        (Token item, Token label, int marks) = (_previous, _token, _marks.Count);
        TakeValueLabels();
        bool isValue = _token.Kind is TokenKind.Comma or TokenKind.Semicolon || StartsItem(_token.Kind);
        if (isValue || !_lexer.Reread(label, LexerState.Name))
            return;
        _marks.RemoveRange(marks, _marks.Count - marks);
        _token = item;
        Advance();
    }

    private static bool StartsItem(TokenKind kind) => kind is TokenKind.String or TokenKind.Less or TokenKind.OpenBracket
        or TokenKind.LabelReference or TokenKind.PathReference or TokenKind.Bits or TokenKind.IncludeBinary;

    private void TakeValueLabels()
    {
        while (_token.Kind == TokenKind.Label)
        {
            string label = _map.TextOf(new TextSpan(_token.Buffer, _token.Start, _token.Length - 1)).ToString();
            _marks.Add(new ValueMark(ValueMarkKind.Label, _bytes.Length, label, _token.Span));
            Advance();
        }
    }

    // item = STRING | [ bits ] cells | bytes | reference | include
    private bool TryParseItem()
    {
        Token token = _token;
        switch (token.Kind)
        {
            case TokenKind.String:
                Record(token);
                AppendString(token);
                _bytes.Append(0);
                Advance();
                return true;
            case TokenKind.Character when _map.TextOf(token.Span).IndexOf('\n') >= 0:
                CutString(token);
                return true;
            case TokenKind.Character when token.Length > 3:
                Report(SyntaxDiagnostics.StringInSingleQuotes(PlaceOf(token), Quote(TextOf(token).Trim('\''))));
                Advance();
                return true;
            case TokenKind.UnterminatedString:
                ReportUnterminatedString(token);
                Advance();
                return true;
            case TokenKind.Less:
                ParseCells(bits: 32);
                return true;
            case TokenKind.Bits:
                return ParseBits();
            case TokenKind.OpenBracket:
                ParseBytes();
                return true;
            case TokenKind.LabelReference or TokenKind.PathReference:
                Record(token, isPath: true);
                AddReference(token, ValueMarkKind.Path);
                Advance();
                return true;
            case TokenKind.IncludeBinary:
                ParseIncludeBinary();
                return true;
            default:
                return false;
        }
    }

    // bits = "/bits/" INTEGER
    private bool ParseBits()
    {
        Advance();
        Token width = _token;
        if (width.Kind != TokenKind.Integer)
        {
            ReportUnexpected("a width of 8, 16, 32 or 64");
            if (_token.Kind is TokenKind.Character)
                Advance();
            else if (_token.Kind == TokenKind.OpenParenthesis && !TryParsePrimary(out _))
                return true;
        }

        ulong bits = 32;
        if (width.Kind == TokenKind.Integer)
        {
            bits = ReadInteger(width);
            Advance();
            if (bits is not (8 or 16 or 32 or 64))
            {
                Report(SyntaxDiagnostics.BadBits(PlaceOf(width), _map.TextOf(width.Span).ToString()));
                bits = 32;
            }
        }

        if (_token.Kind == TokenKind.Less)
        {
            ParseCells((int)bits);
            return true;
        }

        ReportUnexpected("'<' after /bits/");
        _missing = _previous.Span.After;
        return true;
    }

    // cells = "<" { primary | reference | label } ">"
    private void ParseCells(int bits)
    {
        Token open = _token;
        Advance();
        bool isReported = false;
        while (true)
        {
            Token token = _token;
            switch (token.Kind)
            {
                case TokenKind.Greater:
                    Advance();
                    return;
                case TokenKind.Integer:
                    Record(token);
                    AppendInteger(ReadInteger(token), bits, token);
                    Advance();
                    break;
                case TokenKind.Character or TokenKind.OpenParenthesis:
                    Record(token);
                    _ = TryParsePrimary(out ulong value);
                    AppendInteger(value, bits, token);
                    break;
                case TokenKind.LabelReference or TokenKind.PathReference:
                    Record(token);
                    AppendPhandle(token, bits);
                    break;
                case TokenKind.Label when !BeginsDefinitionOnNewLine():
                    TakeValueLabels();
                    break;
                case TokenKind.Identifier when !BeginsDefinitionOnNewLine() && !IsPropertyOnNewLine(open):
                    AppendUndefined(token, bits);
                    break;
                default:
                    if (!RecoverInCells(open, ref isReported))
                        return;
                    break;
            }
        }
    }

    private void AppendPhandle(Token token, int bits)
    {
        if (bits == 32)
            AddReference(token, ValueMarkKind.Phandle);
        else
            Report(SyntaxDiagnostics.ReferenceInNarrowArray(PlaceOf(token), bits));
        _bytes.Append(ulong.MaxValue, bits);
        Advance();
    }

    // Usually an undefined macro. It is read as one cell, and its arguments are ignored.
    private void AppendUndefined(Token token, int bits)
    {
        Record(token);
        ReportUndefined(token);
        _bytes.Append(0, bits);
        Advance();
        if (_token.Kind == TokenKind.OpenParenthesis && _token.Start == token.Start + token.Length)
            SkipParentheses();
    }

    // A value fits where the bits beyond the width are all 0, or all 1 as of a negative number.
    private void AppendInteger(ulong value, int bits, in Token first)
    {
        if (bits < 64)
        {
            ulong beyond = ulong.MaxValue << bits;
            if ((value & beyond) != 0)
                CheckFit(value, bits, first);
        }

        _bytes.Append(value, bits);
    }

    // A complement is meant bit by bit: "(~0x80000000)" is not a number below the range.
    private void CheckFit(ulong value, int bits, in Token first)
    {
        ulong beyond = ulong.MaxValue << bits;
        TextSpan span = first.Span.To(EndOf(first));
        if ((value & beyond) != beyond)
            Report(SyntaxDiagnostics.Truncated(_map.PlaceOf(span), value, bits));
        else if ((value >> (bits - 1) & 1) == 0 && _map.TextOf(span).IndexOf('~') < 0)
            Report(SyntaxDiagnostics.NegativeTruncated(_map.PlaceOf(span), value, bits));
    }

    // A parenthesis has been read to its end; an integer is the current token still.
    private TextSpan EndOf(in Token first) => first.Kind == TokenKind.Integer ? first.Span : _previous.Span;

    // bytes = "[" { BYTE | label } "]"
    private void ParseBytes()
    {
        Token open = _token;
        Advance();
        bool isReported = false;
        while (_token.Kind != TokenKind.CloseBracket)
        {
            if (_token.Kind == TokenKind.Byte)
            {
                Record(_token);
                ReadOnlySpan<char> digits = _map.TextOf(_token.Span);
                _bytes.Append((byte)((Characters.HexValue(digits[0]) * 16) + Characters.HexValue(digits[1])));
                Advance();
            }
            else if (_token.Kind == TokenKind.Label)
            {
                TakeValueLabels();
            }
            else if (_token.Kind is TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace or TokenKind.EndOfFile
                or TokenKind.Greater or TokenKind.Equal)
            {
                if (!isReported)
                    Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_previous.Span.After), "]", PlaceOf(open).Location));
                return;
            }
            else
            {
                if (!isReported)
                    ReportNoByte();
                isReported = true;
                Advance();
            }
        }

        Advance();
    }

    // include = "/incbin/" "(" STRING [ "," primary "," primary ] ")"
    private void ParseIncludeBinary()
    {
        Token directive = _token;
        Advance();
        if (!TryTake(TokenKind.OpenParenthesis))
        {
            ReportUnexpected("'(' after /incbin/");
            if (_token.Kind == TokenKind.String)
                Advance();
            return;
        }

        Token path = _token;
        if (!TryTake(TokenKind.String))
        {
            ReportUnexpected("a file's path in quotes");
            SkipToCloseParenthesis();
            return;
        }

        ulong start = 0;
        ulong length = ulong.MaxValue;
        if (TryTake(TokenKind.Comma)
            && !(TryParsePrimary(out start) && TryTake(TokenKind.Comma) && TryParsePrimary(out length)))
        {
            ReportUnexpected("an offset followed by a length");
            SkipToCloseParenthesis();
            return;
        }

        if (!TryTake(TokenKind.CloseParenthesis))
            Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_previous.Span.After), ")", PlaceOf(directive).Location));
        Record(directive);
        AppendFile(path, start, length);
    }

    private void AppendFile(in Token path, ulong start, ulong length)
    {
        int before = _bytes.Length;
        AppendString(path);
        string name = Encoding.UTF8.GetString(_bytes.Cut(before));
        byte[]? content = _binaries.Open(name, path.Span);
        if (content is null || start >= (ulong)content.Length)
            return;
        ulong available = (ulong)content.Length - start;
        _bytes.Append(content.AsSpan((int)start, (int)Math.Min(length, available)));
    }

    private void AddReference(in Token token, ValueMarkKind kind)
    {
        TextSpan name = NameOf(token);
        CheckPath(token);
        if (name.Length > 0)
            _marks.Add(new ValueMark(kind, _bytes.Length, _map.TextOf(name).ToString(), token.Span));
    }

    // "&{}" is invalid, and "&{label}" and "&{label/child}" are only accepted by later compilers.
    private void CheckPath(in Token reference)
    {
        if (reference.Kind != TokenKind.PathReference)
            return;
        ReadOnlySpan<char> text = _map.TextOf(reference.Span);
        if (text[2] == '}')
            Report(SyntaxDiagnostics.EmptyReference(PlaceOf(reference)));
        else if (text[2] != '/')
            Report(SyntaxDiagnostics.LabelledPath(PlaceOf(reference), text.ToString()));
    }

    // Without "&", or "&{" and "}".
    private static TextSpan NameOf(in Token reference) => reference.Kind == TokenKind.PathReference
        ? new TextSpan(reference.Buffer, reference.Start + 2, reference.Length - 3)
        : new TextSpan(reference.Buffer, reference.Start + 1, reference.Length - 1);

    // The characters between the quotes, escapes processed, as bytes.
    private void AppendString(in Token token)
    {
        ReadOnlySpan<char> text = _map.TextOf(new TextSpan(token.Buffer, token.Start + 1, token.Length - 2));
        for (int at = 0; at < text.Length;)
        {
            char c = text[at++];
            if (c == '\\' && at == text.Length)
            {
                // Of a character constant only; the reference takes the quote after it.
                _bytes.Append((byte)'\'');
            }
            else if (c == '\\' && text[at] < 128)
            {
                int value = Literals.ReadEscape(text, ref at);
                if (value < 0)
                    Report(SyntaxDiagnostics.HexEscapeWithoutDigits(_map.PlaceOf(new TextSpan(token.Buffer, token.Start + at - 1, 2))));
                _bytes.Append(unchecked((byte)value));
            }
            else if (c < 128)
            {
                _bytes.Append((byte)c);
            }
            else
            {
                at = AppendBeyondAscii(token, text, at - 1);
            }
        }
    }

    // A file's characters go back to the bytes that they were.
    private int AppendBeyondAscii(in Token token, ReadOnlySpan<char> text, int at)
    {
        if (_map.FileOf(new TextSpan(token.Buffer, token.Start + 1 + at, 1)).IsLatin1)
        {
            _bytes.Append((byte)text[at]);
            return at + 1;
        }

        int length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        _bytes.Append(Encoding.UTF8.GetBytes(text.Slice(at, length).ToArray()));
        return at + length;
    }

    private void Record(in Token token, bool isPath = false) => _layout?.Add((_bytes.Length, token.Span, isPath));
}

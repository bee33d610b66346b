using System;
using System.Collections.Generic;
using System.Text;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Slips;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>Values of properties: bytes, and marks for references and labels.</summary>
internal sealed partial class Parser
{
    // The first array for a single value.
    private const int FewBytes = 64;

    private ByteArena _bytes = new();
    private readonly List<ValueMark> _marks = [];

    /// <summary>Receives the offset of each item's first byte and the item's location, if these are needed.</summary>
    private List<(int Offset, TextSpan Span, ValueMarkKind? Kind)>? _layout;

    /// <summary>Reads a value again to find the places of its items.</summary>
    public static List<(int Offset, TextSpan Span, ValueMarkKind? Kind)> ReadLayout(SourceMap map, TextSpan value)
    {
        // A value may continue in another file.
        if (map.HasOpened)
            return ReadLayoutIn(map, value);
        List<(int Offset, TextSpan Span, ValueMarkKind? Kind)> items = ReadLayoutIn(map.Only(value), value with { Buffer = 0, Start = 0 });
        for (int i = 0; i < items.Count; i++)
        {
            (int offset, TextSpan span, ValueMarkKind? kind) = items[i];
            items[i] = (offset, span with { Buffer = value.Buffer, Start = value.Start + span.Start }, kind);
        }

        return items;
    }

    private static List<(int Offset, TextSpan Span, ValueMarkKind? Kind)> ReadLayoutIn(SourceMap map, TextSpan value)
    {
        ValueLayout.Reopener files = new(map);
        DiagnosticBag ignored = new();
        Lexer lexer = new(map, value.Buffer, files, ignored, value.Start);
        Parser parser = new(map, lexer, receiver: null!, files, ignored) { _layout = [], _bytes = new ByteArena(FewBytes) };
        parser._tokens.Advance();
        parser.ParseValue();
        return parser._layout;
    }

    // value = { label } item { label } { "," { label } item { label } }
    // False if the rest of the definition has already been skipped.
    private bool ParseValue()
    {
        while (true)
        {
            TakeValueLabels();
            if (!TryParseItem() && _recovery.InValue() is var resume and not Resume.Here)
                return resume == Resume.AfterConstruct;
            if (_recovery.TryCutString())
                return true;
            if (_tokens.Kind is not (TokenKind.Semicolon or TokenKind.Comma))
                _recovery.SkipQuotesInString();
            if (_tokens.Kind == TokenKind.Label)
                TakeLabelsAfterItem();
            if (_tokens.TryTake(TokenKind.Comma))
                continue;
            if (_recovery.IsItemWithoutBrackets)
            {
                _recovery.InValue();
                return false;
            }

            if (!_tokens.Kind.StartsItem())
                return true;
            _recovery.MissComma();
        }
    }

    // Labels after an item belong to the value; if a definition follows, the ";" is missing before them.
    private void TakeLabelsAfterItem()
    {
        (Token item, Token label, int marks) = (_tokens.Previous, _tokens.Current, _marks.Count);
        TakeValueLabels();
        bool isValue = _tokens.Kind is TokenKind.Comma or TokenKind.Semicolon || _tokens.Kind.StartsItem();
        if (!isValue && _tokens.TryGoBack(item, label))
            _marks.RemoveRange(marks, _marks.Count - marks);
    }

    private void TakeValueLabels()
    {
        while (_tokens.Kind == TokenKind.Label)
        {
            string label = _tokens.TextOf(new TextSpan(_tokens.Current.Buffer, _tokens.Current.Start, _tokens.Current.Length - 1)).ToString();
            _marks.Add(new ValueMark(ValueMarkKind.Label, _bytes.Length, label, _tokens.Current.Span));
            _tokens.Advance();
        }
    }

    // item = STRING | [ bits ] cells | bytes | reference | include
    private bool TryParseItem()
    {
        ref readonly Token token = ref _tokens.Current;
        switch (token.Kind)
        {
            case TokenKind.String:
                Record(token);
                AppendString(token);
                _bytes.Append(0);
                _tokens.Advance();
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
                Record(token, ValueMarkKind.Path);
                AddReference(token, ValueMarkKind.Path);
                _tokens.Advance();
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
        _tokens.Advance();
        Token width = _tokens.Current;
        if (width.Kind != TokenKind.Integer)
        {
            _recovery.ReportUnexpected("a width of 8, 16, 32 or 64");
            if (_tokens.Kind is TokenKind.Character)
                _tokens.Advance();
            else if (_tokens.Kind == TokenKind.OpenParenthesis && !TryParsePrimary(out _))
                return true;
        }

        ulong bits = 32;
        if (width.Kind == TokenKind.Integer)
        {
            bits = ReadInteger(width);
            _tokens.Advance();
            if (bits is not (8 or 16 or 32 or 64))
            {
                _recovery.Report(SyntaxDiagnostics.BadBits(_tokens.PlaceOf(width), _tokens.TextOf(width)));
                bits = 32;
            }
        }

        if (_tokens.Kind == TokenKind.Less)
        {
            ParseCells((int)bits);
            return true;
        }

        _recovery.MissCells();
        return true;
    }

    // cells = "<" { primary | reference | label } ">"
    private void ParseCells(int bits)
    {
        Token open = _tokens.Current;
        _tokens.Advance();
        bool isReported = false;
        while (true)
        {
            ref readonly Token token = ref _tokens.Current;
            switch (token.Kind)
            {
                case TokenKind.Greater:
                    _tokens.Advance();
                    return;
                case TokenKind.Integer:
                    Record(token);
                    AppendInteger(ReadInteger(token), bits, token);
                    _tokens.Advance();
                    break;
                case TokenKind.Character or TokenKind.OpenParenthesis:
                    Token first = token;
                    Record(first);
                    _ = TryParsePrimary(out ulong value);
                    AppendInteger(value, bits, first);
                    break;
                case TokenKind.LabelReference or TokenKind.PathReference:
                    Record(token, ValueMarkKind.Phandle);
                    AppendPhandle(token, bits);
                    break;
                case TokenKind.Label when !_recovery.IsNextDefinition(open):
                    TakeValueLabels();
                    break;
                case TokenKind.Identifier when !_recovery.IsNextDefinition(open):
                    AppendUndefined(token, bits);
                    break;
                default:
                    if (_recovery.InCells(open, ref isReported) == Resume.AfterConstruct)
                        return;
                    break;
            }
        }
    }

    private void AppendPhandle(in Token token, int bits)
    {
        if (bits == 32)
            AddReference(token, ValueMarkKind.Phandle);
        else
            _recovery.Report(SyntaxDiagnostics.ReferenceInNarrowArray(_tokens.PlaceOf(token), bits));
        _bytes.Append(ulong.MaxValue, bits);
        _tokens.Advance();
    }

    // Usually an undefined macro. It is read as one cell, and its arguments are ignored.
    private void AppendUndefined(Token token, int bits)
    {
        Record(token);
        _recovery.ReportUndefined();
        _bytes.Append(0, bits);
        _tokens.Advance();
        if (_tokens.Kind == TokenKind.OpenParenthesis && _tokens.Current.Start == token.Start + token.Length)
            SkipParentheses();
    }

    // A value fits if the bits beyond the width are all 0, or all 1 as in a negative number.
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

    // A complement is a bit pattern: "(~0x80000000)" is not a number below the range.
    private void CheckFit(ulong value, int bits, in Token first)
    {
        ulong beyond = ulong.MaxValue << bits;
        TextSpan span = first.Span.To(EndOf(first));
        if ((value & beyond) != beyond)
            _recovery.Report(SyntaxDiagnostics.Truncated(_tokens.PlaceOf(span), value, bits));
        else if ((value >> (bits - 1) & 1) == 0 && _tokens.TextOf(span).IndexOf('~') < 0)
            _recovery.Report(SyntaxDiagnostics.NegativeTruncated(_tokens.PlaceOf(span), value, bits));
    }

    // An expression in parentheses has been read to its end; an integer is still the current token.
    private TextSpan EndOf(in Token first) => first.Kind == TokenKind.Integer ? first.Span : _tokens.Previous.Span;

    // bytes = "[" { BYTE | label } "]"
    private void ParseBytes()
    {
        Token open = _tokens.Current;
        _tokens.Advance();
        bool isReported = false;
        while (_tokens.Kind != TokenKind.CloseBracket)
        {
            if (_tokens.Kind == TokenKind.Byte)
            {
                Record(_tokens.Current);
                ReadOnlySpan<char> digits = _tokens.TextOf(_tokens.Current.Span);
                _bytes.Append((byte)((Characters.HexValue(digits[0]) * 16) + Characters.HexValue(digits[1])));
                _tokens.Advance();
            }
            else if (_tokens.Kind == TokenKind.Label)
            {
                TakeValueLabels();
            }
            else if (_recovery.InBytes(open, ref isReported) == Resume.AfterConstruct)
            {
                return;
            }
        }

        _tokens.Advance();
    }

    // include = "/incbin/" "(" STRING [ "," primary "," primary ] ")"
    private void ParseIncludeBinary()
    {
        Token directive = _tokens.Current;
        _tokens.Advance();
        if (!_tokens.TryTake(TokenKind.OpenParenthesis))
        {
            _recovery.ReportUnexpected("'(' after /incbin/");
            if (_tokens.Kind == TokenKind.String)
                _tokens.Advance();
            return;
        }

        Token path = _tokens.Current;
        if (!_tokens.TryTake(TokenKind.String))
        {
            _recovery.ReportUnexpected("a file's path in quotes");
            _recovery.SkipToCloseParenthesis();
            return;
        }

        ulong start = 0;
        ulong length = ulong.MaxValue;
        if (_tokens.TryTake(TokenKind.Comma)
            && !(TryParsePrimary(out start) && _tokens.TryTake(TokenKind.Comma) && TryParsePrimary(out length)))
        {
            _recovery.ReportUnexpected("an offset followed by a length");
            _recovery.SkipToCloseParenthesis();
            return;
        }

        if (!_tokens.TryTake(TokenKind.CloseParenthesis))
            _recovery.Report(SyntaxDiagnostics.Unclosed(_tokens.PlaceOf(_tokens.Gap), ")", _tokens.PlaceOf(directive).Location));
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
        CheckReference(token);
        if (name.Length > 0)
            _marks.Add(new ValueMark(kind, _bytes.Length, _tokens.TextOf(name).ToString(), token.Span));
    }

    // "&{}" is invalid, and "&{label}" and "&{label/child}" are only accepted by later compilers.
    private void CheckReference(in Token reference)
    {
        ReadOnlySpan<char> text = _tokens.TextOf(reference.Span);
        if (reference.Kind == TokenKind.LabelReference)
        {
            if (InvalidLabels.IsInvalid(text.Slice(1)))
                _recovery.InvalidLabels.AddReference(_tokens.PlaceOf(reference), text.Slice(1).ToString());
        }
        else if (text[2] == '}')
            _recovery.Report(SyntaxDiagnostics.EmptyReference(_tokens.PlaceOf(reference)));
        else if (text[2] != '/')
            _recovery.Report(SyntaxDiagnostics.LabelledPath(_tokens.PlaceOf(reference), text.ToString()));
    }

    // The name without "&", or without "&{" and "}".
    private static TextSpan NameOf(in Token reference) => reference.Kind == TokenKind.PathReference
        ? new TextSpan(reference.Buffer, reference.Start + 2, reference.Length - 3)
        : new TextSpan(reference.Buffer, reference.Start + 1, reference.Length - 1);

    // The characters between the quotes, escapes processed, as bytes.
    private void AppendString(in Token token)
    {
        ReadOnlySpan<char> text = _tokens.TextOf(new TextSpan(token.Buffer, token.Start + 1, token.Length - 2));
        int plain = _bytes.AppendPlain(text);
        if (plain < text.Length)
            AppendRest(token, text, plain);
    }

    private void AppendRest(in Token token, ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            char c = text[at++];
            if (c == '\\' && at == text.Length)
            {
                // Only in a character constant, where the reference compiler reads the quote after it as the character.
                _bytes.Append((byte)'\'');
            }
            else if (c == '\\' && text[at] < 128)
            {
                int value = Literals.ReadEscape(text, ref at);
                if (value < 0)
                    _recovery.Report(SyntaxDiagnostics.HexEscapeWithoutDigits(_tokens.PlaceOf(new TextSpan(token.Buffer, token.Start + at - 1, 2))));
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

    // Converts characters back to the bytes of the file.
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

    private void Record(in Token token, ValueMarkKind? kind = null) => _layout?.Add((_bytes.Length, token.Span, kind));
}

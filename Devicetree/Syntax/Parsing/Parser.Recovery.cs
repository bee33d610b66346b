using System;
using System.Globalization;
using System.Threading;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// What happens after a mistake. There is one mechanism: skip to the <c>;</c> that ends the definition or to the
/// <c>}</c> of the node around it. A missing mark is assumed where the text after it begins a new definition, and a slip whose
/// intention is clear is read as intended (see Parser.Slips.cs).
/// </summary>
internal sealed partial class Parser
{
    // Where a bracket was missing: a ";" that is missing there as well was reported with it.
    private TextSpan _missing;

    // Reported where it belongs, not at what follows.
    private void ExpectSemicolon()
    {
        if (TryTake(TokenKind.Semicolon))
            return;
        // A string without end took it.
        bool isReported = _previous.Kind == TokenKind.UnterminatedString || _previous.Span.After == _missing;
        bool isClosing = _token.Kind is TokenKind.CloseBracket or TokenKind.CloseParenthesis or TokenKind.Greater or TokenKind.UnterminatedString && !StandsOnNewLine();
        if (!isReported && isClosing)
            Report(SyntaxDiagnostics.Unexpected(PlaceOf(_token), "';'", _token.Kind == TokenKind.UnterminatedString ? "'\"'" : Describe(_token)));
        else if (!isReported)
            Report(SyntaxDiagnostics.MissingSemicolon(_map.PlaceOf(_previous.Span.After)));
        if (isClosing)
            Advance();
        if ((isClosing && TryTake(TokenKind.Semicolon)) || (RereadAsName() && StartsDefinition(_token.Kind)))
            return;
        SkipDefinition();
    }

    // An unclosed quote ends at the next string's quote: the text of that string follows on the same line.
    private bool RunsOverLines(in Token item)
    {
        if (item.Kind != TokenKind.String || _token.Kind is TokenKind.Comma or TokenKind.Semicolon || _token.Buffer != item.Buffer)
            return false;
        return _map.TextOf(item.Span).IndexOf('\n') >= 0 && _map.TextOf(item.Span.After.To(_token.Span)).IndexOf('\n') < 0;
    }

    private void CutString(in Token item)
    {
        Token line = new(TokenKind.UnterminatedString, item.Buffer, item.Start, _map.TextOf(item.Span).IndexOf('\n'));
        ReportUnterminatedString(line);
        _lexer.Reread(new Token(TokenKind.Unknown, line.Buffer, line.Start + line.Length, 0), LexerState.Name);
        _token = line;
        Advance();
    }

    private void ReportUnterminatedString(in Token text)
    {
        int end = text.Start + text.Length;
        char[] characters = _map.Buffer(text.Buffer).Characters;
        bool isString = characters[text.Start] == '"';
        Report(isString && characters[end - 1] == '\\' && characters[end] == '\n'
            ? SyntaxDiagnostics.StringOverLines(_map.PlaceOf(new TextSpan(text.Buffer, end - 1, 1)))
            : SyntaxDiagnostics.Unterminated(PlaceOf(text), isString));
        _cutStrings.Add(text.Span);
    }

    private bool ExpectOpenBrace()
    {
        if (TryTake(TokenKind.OpenBrace))
            return true;
        if (_token.Kind is not (TokenKind.CloseBrace or TokenKind.EndOfFile) && StartsDefinitionOnNewLine())
        {
            Report(SyntaxDiagnostics.MissingOpenBrace(_map.PlaceOf(_previous.Span.After), TextOf(_previous)));
            RereadAsName();
            return true;
        }

        ReportUnexpected("'{'");
        SkipDefinition();
        return false;
    }

    // After a missing mark, words are names again, not values.
    private bool RereadAsName()
    {
        if (_token.Kind == TokenKind.EndOfFile)
            return true;
        if (!_lexer.Reread(_token, LexerState.Name))
            return false;
        _token = _lexer.Next();
        return true;
    }

    private static bool StartsDefinition(TokenKind kind) => kind is TokenKind.Name or TokenKind.Label or TokenKind.CloseBrace
        or TokenKind.DeleteProperty or TokenKind.DeleteNode or TokenKind.OmitIfNoReference or TokenKind.MemoryReserve or TokenKind.Plugin
        or TokenKind.Slash or TokenKind.LabelReference or TokenKind.PathReference or TokenKind.Ampersand or TokenKind.EndOfFile;

    private bool StartsDefinitionOnNewLine()
    {
        if (_token.Kind is TokenKind.CloseBrace or TokenKind.EndOfFile)
            return true;
        return StandsOnNewLine() && _token.Kind is TokenKind.Identifier or TokenKind.Name or TokenKind.Label or TokenKind.DeleteProperty or TokenKind.DeleteNode
            or TokenKind.OmitIfNoReference;
    }

    // Skips past the ";" of this depth, or to the "}" around it.
    private void SkipDefinition()
    {
        int depth = 0;
        while (_token.Kind != TokenKind.EndOfFile)
        {
            TokenKind kind = _token.Kind;
            if (kind == TokenKind.CloseBrace && depth == 0 && _open.Count > 0)
                return;
            Advance();
            if (kind == TokenKind.OpenBrace)
                depth++;
            else if (kind == TokenKind.CloseBrace && depth > 0)
                depth--;
            else if (kind == TokenKind.Semicolon && depth == 0)
                return;
        }
    }

    // From the "(" that is the current token past its ")".
    private void SkipParentheses()
    {
        Advance();
        SkipToCloseParenthesis();
    }

    private void SkipToCloseParenthesis(int depth = 1)
    {
        while (depth > 0 && _token.Kind is not (TokenKind.EndOfFile or TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace))
        {
            depth += _token.Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            Advance();
        }
    }

    // A token that cannot begin a definition within braces. False at the end of the file, where all nodes end.
    private bool RecoverInBody(int outermost)
    {
        switch (_token.Kind)
        {
            case TokenKind.EndOfFile:
                ReportUnclosedNodes(outermost);
                return CloseAll(outermost);
            case TokenKind.Semicolon when StandsAlone(_token, below: _open.Peek().Start):
                Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_token.Span with { Length = 0 }), "}", PlaceOf(_open.Peek().Start).Location));
                Advance();
                CloseNode();
                return _open.Count > outermost;
            case TokenKind.Semicolon:
                Report(SyntaxDiagnostics.StraySemicolon(PlaceOf(_token)));
                Advance();
                return true;
            case TokenKind.LabelReference or TokenKind.PathReference or TokenKind.Slash when BeginsTopLevel():
                ReportUnclosedNodes(outermost);
                return CloseAll(outermost);
            case TokenKind.UnknownDirective:
                SkipUnknownDirective();
                return !_diagnostics.IsFull || CloseAll(outermost);
            case TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.Greater when StandsAlone(_token, below: _open.Peek().Start):
                ReportUnexpected("'}'");
                Advance();
                TryTake(TokenKind.Semicolon);
                CloseNode();
                return _open.Count > outermost;
            case var kind when (StartsItem(kind) || kind == TokenKind.Equal) && _labels.Count > 0:
                ParseLabelledValue();
                return true;
            default:
                ReportUnexpectedInBody();
                SkipDefinition();
                return !_diagnostics.IsFull || CloseAll(outermost);
        }
    }

    // A ";" below the line on which a node begins, at the same distance from the left: its "}" is missing.
    private bool StandsAlone(in Token token, in Token below)
    {
        if (token.Buffer != below.Buffer)
            return false;
        ReadOnlySpan<char> text = _map.Buffer(token.Buffer).Characters;
        int line = text.Slice(0, token.Start).LastIndexOf('\n') + 1;
        int nodeLine = text.Slice(0, below.Start).LastIndexOf('\n') + 1;
        ReadOnlySpan<char> indent = text.Slice(line, token.Start - line);
        return nodeLine < line && indent.Trim().IsEmpty && text.Slice(nodeLine).StartsWith(indent) && !Characters.IsSpace(text[nodeLine + indent.Length]);
    }

    // The beginning of a definition that is only valid outside all nodes: "/ {", "&label {".
    private bool BeginsTopLevel()
    {
        SourceBuffer buffer = _map.Buffer(_token.Buffer);
        int at = _token.Start + _token.Length;
        while (at < buffer.Length && Characters.IsSpace(buffer.Characters[at]))
            at++;
        return at < buffer.Length && buffer.Characters[at] == '{';
    }

    private bool CloseAll(int outermost)
    {
        while (_open.Count > outermost)
            CloseNode();
        return false;
    }

    // False where the ">" is missing: the cells end before the current token.
    private bool RecoverInCells(in Token open, ref bool isReported)
    {
        switch (_token.Kind)
        {
            case TokenKind.String when IsBeforeGreater():
                if (!isReported)
                    ReportInCells();
                break;
            case TokenKind.Semicolon when IsBetweenCells():
                if (!isReported)
                    Report(SyntaxDiagnostics.CommaInCells(PlaceOf(_token)));

                // What follows a semicolon would be a name.
                _lexer.Reread(new Token(TokenKind.Unknown, _token.Buffer, _token.Start + 1, 0), LexerState.Value);
                break;
            case TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace or TokenKind.EndOfFile or TokenKind.Equal
                or TokenKind.String or TokenKind.UnterminatedString or TokenKind.Comma when !IsCellComma():
                if (!isReported)
                    Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_previous.Span.After), ">", PlaceOf(open).Location));
                return false;
            case TokenKind.Identifier or TokenKind.Label or TokenKind.Unknown or TokenKind.Star or TokenKind.Plus or TokenKind.Minus
                or TokenKind.Question when BeginsDefinitionOnNewLine() || IsPropertyOnNewLine(open):
                if (!isReported)
                    Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_previous.Span.After), ">;", PlaceOf(open).Location));
                _missing = _previous.Span.After;
                return false;
            case TokenKind.Ampersand when TrySkipBrokenReference():
                return true;
            case TokenKind.Unknown when _map.TextOf(_token.Span)[0] == '\'':
                ReportUnclosedCharacter(_token.Start);
                break;
            case TokenKind.Unknown when IsFraction():
                if (!isReported)
                    ReportFraction();
                SkipTouching();
                break;
            case TokenKind.Comma:
                if (!isReported)
                    Report(SyntaxDiagnostics.CommaInCells(PlaceOf(_token)));
                break;
            case TokenKind.ShiftRight when IsAtEndOfCells():
                if (!isReported)
                    ReportUnexpected("'>'");
                Advance();
                return false;
            default:
                bool isFirst = _previous.Kind == TokenKind.Less;
                if (!isReported)
                    ReportInCells();
                if (_token.Kind == TokenKind.Unknown || isFirst)
                    SkipTouching();
                break;
        }

        isReported = true;
        Advance();
        return true;
    }

    // A string within the brackets, not one after cells without their ">".
    private bool IsBeforeGreater()
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        return text[Characters.SkipSpace(text, _token.Start + _token.Length)] == '>';
    }

    // "<1, 2>" has a comma too many; in "<1, <2>" the bracket before it is missing.
    private bool IsCellComma()
    {
        if (_token.Kind != TokenKind.Comma)
            return false;
        ReadOnlySpan<char> text = _map.Buffer(_token.Buffer).Slice(0, _map.Buffer(_token.Buffer).Length);
        int at = _token.Start + 1;
        while (at < text.Length && Characters.IsSpace(text[at]))
            at++;
        return at >= text.Length || text[at] is not ('<' or '"' or '[' or ';');
    }

    private bool IsAtEndOfCells()
    {
        SourceBuffer buffer = _map.Buffer(_token.Buffer);
        int at = _token.Start + 2;
        while (at < buffer.Length && Characters.IsSpace(buffer.Characters[at]))
            at++;
        return buffer.Characters[at] is ';' or ',';
    }

    // "&{/path" without its "}", or "&" that is not followed by a name.
    private bool TrySkipBrokenReference()
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        int at = _token.Start + 1;
        if (text[at] == '{')
        {
            at++;
            while (Characters.IsPath(text[at]))
                at++;
            TextSpan opening = new(_token.Buffer, _token.Start, 2);
            Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(new TextSpan(_token.Buffer, at, 0)), "}", _map.PlaceOf(opening).Location));
            if (_lexer.Reread(new Token(TokenKind.Unknown, _token.Buffer, at, 0), LexerState.Value))
                _token = new Token(TokenKind.Unknown, _token.Buffer, _token.Start, at - _token.Start);
        }
        else if (text[Characters.SkipSpace(text, at)] is '>' or ';' or ',')
        {
            Report(SyntaxDiagnostics.NoReference(PlaceOf(_token)));
        }
        else if (_previous.Kind is TokenKind.Less or TokenKind.Equal && text[at] is ' ' or '\t' && Characters.IsIdentifierStart(text[Characters.SkipSpace(text, at)]))
        {
            Token ampersand = _token;
            Advance();
            Report(SyntaxDiagnostics.SpacedReference(_map.PlaceOf(ampersand.Span.To(_token.Span)), TextOf(_token)));
        }
        else
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ReportInCells()
    {
        if (Infix(_token.Kind) != Expressions.Operator.Parenthesis || _token.Kind is TokenKind.Tilde or TokenKind.Exclamation)
            Report(SyntaxDiagnostics.NeedsParentheses(PlaceOf(_token), TextOf(_token)));
        else
            Report(SyntaxDiagnostics.Unexpected(PlaceOf(_token), "a number, a reference or '>'", Describe(_token)));
    }

    private void ReportUnexpected(string wanted)
    {
        if (_token.Kind == TokenKind.UnterminatedString)
            ReportUnterminatedString(_token);
        else
            Report(SyntaxDiagnostics.Unexpected(PlaceOf(_token), wanted, Describe(_token)));
    }

    private void ReportUnexpectedInValue()
    {
        if (DirectiveAt(_token) is { } directive)
            Report(SyntaxDiagnostics.UnknownDirective(_map.PlaceOf(directive), _map.TextOf(directive).ToString()));
        else if (_token.Kind == TokenKind.Identifier)
            ReportUndefined(_token, isCell: false);
        else if (_token.Kind == TokenKind.Ampersand && TrySkipBrokenReference())
            return;
        else if (_token.Kind is TokenKind.Semicolon or TokenKind.CloseBrace)
            Report(SyntaxDiagnostics.MissingValue(_map.PlaceOf(_previous.Span.After)));
        else if (_token.Kind == TokenKind.Unknown && _map.TextOf(_token.Span)[0] is >= '\u2018' and <= '\u201f')
            Report(SyntaxDiagnostics.TypographicQuotes(PlaceOf(_token), Describe(_token)));
        else if (_token.Kind is TokenKind.Integer or TokenKind.Character or TokenKind.OpenParenthesis)
            Report(SyntaxDiagnostics.NumberOutsideCells(PlaceOf(_token), Describe(_token)));
        else
            ReportUnexpected("a value");
    }

    // A word between slashes, which can only be division in parentheses; or a directive with one of its two slashes missing.
    private TextSpan? DirectiveAt(in Token token)
    {
        if (token.Kind is not (TokenKind.Slash or TokenKind.Identifier))
            return null;
        char[] text = _map.Buffer(token.Buffer).Characters;
        bool begins = token.Kind == TokenKind.Slash;
        int start = token.Start + (begins ? 1 : 0);
        int end = start;
        while (Characters.IsIdentifier(text[end]) || text[end] == '-')
            end++;
        bool ends = text[end] == '/';
        bool isDirective = end > start && (begins ? ends || IsNearDirective(text, start, end) : ends && IsNearDirective(text, start, end));
        return isDirective ? new TextSpan(token.Buffer, token.Start, end + (ends ? 1 : 0) - token.Start) : null;
    }

    private static bool IsNearDirective(char[] text, int start, int end) =>
        Spelling.Nearest("/" + new string(text, start, end - start) + "/", Spelling.Directives) is not null;

    // A misspelt directive that the preprocessor passed on. It ends where the line does.
    private bool TrySkipPreprocessorDirective(in Token name)
    {
        if (name.Kind != TokenKind.Name || _map.TextOf(name.Span)[0] != '#')
            return false;
        string text = _map.TextOf(name.Span).ToString();
        bool isComment = text == "#" && !StandsOnNewLine();
        if (!isComment && Spelling.Nearest(text, Spelling.PreprocessorDirectives) is null)
            return false;
        SourceBuffer buffer = _map.Buffer(name.Buffer);
        int end = name.Start;
        while (end < buffer.Length && buffer.Characters[end] != '\n')
            end++;
        if (!_lexer.Reread(new Token(TokenKind.Unknown, name.Buffer, end, 0), LexerState.Name))
            return false;
        Report(isComment ? SyntaxDiagnostics.HashComment(PlaceOf(name)) : SyntaxDiagnostics.UnknownPreprocessorDirective(PlaceOf(name), text));
        ExcuseWhatFollows(text, name.Start + name.Length);
        Advance();
        return true;
    }

    // The block goes on as if the "}" were not there. Labels before the definition are read again with it.
    private bool TryReopenBlock(in Token first, CancellationToken cancel)
    {
        if (!IsClosedTooEarly())
            return false;
        Report(SyntaxDiagnostics.SurplusBrace(_map.PlaceOf(SurplusBrace()), PlaceOf(first).Location));
        if (_token.Kind == TokenKind.CloseBrace)
        {
            SkipDefinition();
            return true;
        }

        if (first.Start != _token.Start && _lexer.Reread(first, LexerState.Name))
            Advance();
        BeginBlock(_block, isReported: _block.Kind == TokenKind.Name);
        ParseBody(_block, cancel);
        return true;
    }

    // One that names a file needs no ";" after it.
    private void SkipUnknownDirective()
    {
        Report(SyntaxDiagnostics.UnknownDirective(PlaceOf(_token), TextOf(_token)));
        Advance();
        if (!TryTake(TokenKind.String))
        {
            SkipDefinition();
            return;
        }

        _diagnostics.MissesFile = true;
        TryTake(TokenKind.Semicolon);
    }

    private void ReportUnexpectedDefinition()
    {
        if (_token.Kind == TokenKind.CloseBrace)
            Report(SyntaxDiagnostics.SurplusBrace(PlaceOf(_token), PlaceOf(_token).Location));
        else if (_token.Kind == TokenKind.Semicolon)
            Report(SyntaxDiagnostics.StraySemicolon(PlaceOf(_token)));
        else if (_token.Kind == TokenKind.Name && Characters.IsLabel(TextOf(_token)) && BeginsTopLevel())
            ReportUnexpected($"'/ {{' or a reference such as '&{TextOf(_token)}'");
        else
            ReportUnexpected("'/ {' or a reference");
    }

    private string Describe(in Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.UnterminatedString => "an unterminated string",
        TokenKind.Unknown => DescribeStrange(_map.TextOf(token.Span)[0]),
        _ => Quote(TextOf(token)),
    };

    // Many of them are easily confused with a valid character, or are invisible.
    private static string DescribeStrange(char c)
    {
        string code = "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
        if (c is > ' ' and < (char)127)
            return $"'{c}'";
        return char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) ? code : $"'{c}' ({code})";
    }

    private static string Quote(string text)
    {
        int line = text.IndexOf('\n');
        int end = Math.Min(40, line < 0 ? text.Length : line);
        return text.Length > end ? "'" + text.Substring(0, end) + "…'" : "'" + text + "'";
    }
}

using System;
using System.Threading;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// What happens after a mistake. There is one mechanism: skip to the <c>;</c> that ends the definition or to the
/// <c>}</c> of the node around it. A missing mark is taken as there when what follows begins a new definition.
/// </summary>
internal sealed partial class Parser
{
    // Where a bracket was missing: a ";" that is missing there as well was told with it.
    private TextSpan _missing;

    // Reported where it belongs, not at what follows.
    private void ExpectSemicolon()
    {
        if (TryTake(TokenKind.Semicolon))
            return;
        // A string without end took it.
        if (_previous.Kind != TokenKind.UnterminatedString && _previous.Span.Behind != _missing)
            Report(SyntaxDiagnostics.MissingSemicolon(_map.PlaceOf(_previous.Span.Behind)));
        if (!RereadAsName() || !StartsDefinition(_token.Kind))
            SkipDefinition();
    }

    // A quote that nobody closed ends at the next string's: what is in that one follows on the same line.
    private bool RunsOverLines(in Token item)
    {
        if (item.Kind != TokenKind.String || _token.Kind is TokenKind.Comma or TokenKind.Semicolon || _token.Buffer != item.Buffer)
            return false;
        return _map.TextOf(item.Span).IndexOf('\n') >= 0 && _map.TextOf(item.Span.Behind.To(_token.Span)).IndexOf('\n') < 0;
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
        Report(SyntaxDiagnostics.UnterminatedString(PlaceOf(text)));
        _cutStrings.Add(text.Span);
    }

    private bool ExpectOpenBrace()
    {
        if (TryTake(TokenKind.OpenBrace))
            return true;
        if (_token.Kind is not (TokenKind.CloseBrace or TokenKind.EndOfFile) && StartsDefinitionOnNewLine())
        {
            Report(SyntaxDiagnostics.MissingOpenBrace(_map.PlaceOf(_previous.Span.Behind), TextOf(_previous)));
            RereadAsName();
            return true;
        }

        ReportUnexpected("'{'");
        SkipDefinition();
        return false;
    }

    // Behind a mark that is missing, words are names again, not values.
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
        or TokenKind.Slash or TokenKind.LabelReference or TokenKind.PathReference or TokenKind.EndOfFile;

    private bool StartsDefinitionOnNewLine()
    {
        if (_token.Kind is TokenKind.CloseBrace or TokenKind.EndOfFile)
            return true;
        return StandsOnNewLine() && _token.Kind is TokenKind.Identifier or TokenKind.Name or TokenKind.Label or TokenKind.DeleteProperty or TokenKind.DeleteNode
            or TokenKind.OmitIfNoReference;
    }

    // Skips to behind the ";" of this depth, or to before the "}" around it.
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

    // From the "(" that is the current token to behind its ")".
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

    // A token that begins nothing within braces. False at the end of the file, where all nodes end.
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
            default:
                ReportUnexpected("a property, a node or '}'");
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

    // What has no place in a node, and begins a definition outside of all: "/ {", "&label {".
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
    private bool RecoverInCells(in Token open, ref bool told)
    {
        switch (_token.Kind)
        {
            case TokenKind.String when IsBeforeGreater():
                if (!told)
                    ReportInCells();
                break;
            case TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace or TokenKind.EndOfFile or TokenKind.Equal
                or TokenKind.String or TokenKind.UnterminatedString or TokenKind.Comma when !IsCellComma():
                if (!told)
                    Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_previous.Span.Behind), ">", PlaceOf(open).Location));
                return false;
            case TokenKind.Identifier or TokenKind.Label or TokenKind.Unknown or TokenKind.Star or TokenKind.Plus or TokenKind.Minus
                or TokenKind.Question when BeginsDefinitionOnNewLine():
                if (!told)
                    Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_previous.Span.Behind), ">;", PlaceOf(open).Location));
                _missing = _previous.Span.Behind;
                return false;
            case TokenKind.Ampersand when TrySkipBrokenReference():
                return true;
            case TokenKind.Comma:
                if (!told)
                    Report(SyntaxDiagnostics.CommaInCells(PlaceOf(_token)));
                break;
            case TokenKind.ShiftRight when IsAtEndOfCells():
                if (!told)
                    ReportUnexpected("'>'");
                Advance();
                return false;
            default:
                if (!told)
                    ReportInCells();
                break;
        }

        told = true;
        Advance();
        return true;
    }

    // A string within the brackets, not one behind cells without their ">".
    private bool IsBeforeGreater()
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        return text[SkipSpaceFrom(text, _token.Start + _token.Length)] == '>';
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

    // "&{/path" without its "}", or "&" before nothing that could be named.
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
        else if (text[SkipSpaceFrom(text, at)] is '>' or ';' or ',')
        {
            Report(SyntaxDiagnostics.NoReference(PlaceOf(_token)));
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

    // Mostly "==" or a second name; or a directive without its slashes.
    private void ReportUnexpectedBehindName(in Token name)
    {
        string text = TextOf(name);
        if (Spelling.Directives.Contains("/" + text + "/"))
            Report(SyntaxDiagnostics.UnknownDirective(PlaceOf(name), text));
        else
            ReportUnexpected("'=', '{' or ';'");
    }

    private void ReportUnexpectedInValue()
    {
        if (_token.Kind == TokenKind.Identifier)
            ReportUndefined(_token);
        else if (_token.Kind == TokenKind.Ampersand && TrySkipBrokenReference())
            return;
        else if (DirectiveAt(_token) is { } directive)
            Report(SyntaxDiagnostics.UnknownDirective(_map.PlaceOf(directive), _map.TextOf(directive).ToString()));
        else if (_token.Kind is TokenKind.Semicolon or TokenKind.CloseBrace)
            Report(SyntaxDiagnostics.MissingValue(_map.PlaceOf(_previous.Span.Behind)));
        else if (_token.Kind is TokenKind.Integer or TokenKind.Character or TokenKind.OpenParenthesis)
            Report(SyntaxDiagnostics.NumberOutsideCells(PlaceOf(_token), Describe(_token)));
        else
            ReportUnexpected("a value");
    }

    // A word between slashes, which is division nowhere but in parentheses.
    private TextSpan? DirectiveAt(in Token token)
    {
        if (token.Kind != TokenKind.Slash)
            return null;
        SourceBuffer buffer = _map.Buffer(token.Buffer);
        int end = token.Start + 1;
        while (end < buffer.Length && (Characters.IsIdentifier(buffer.Characters[end]) || buffer.Characters[end] == '-'))
            end++;
        return end > token.Start + 1 && end < buffer.Length && buffer.Characters[end] == '/' ? new TextSpan(token.Buffer, token.Start, end + 1 - token.Start) : null;
    }

    // A line that the preprocessor passed on because nobody can spell. It ends where the line does.
    private bool TrySkipPreprocessorDirective(in Token name)
    {
        if (name.Kind != TokenKind.Name || _map.TextOf(name.Span)[0] != '#')
            return false;
        string text = _map.TextOf(name.Span).ToString();
        if (Spelling.Nearest(text, Spelling.PreprocessorDirectives) is null)
            return false;
        SourceBuffer buffer = _map.Buffer(name.Buffer);
        int end = name.Start;
        while (end < buffer.Length && buffer.Characters[end] != '\n')
            end++;
        if (!_lexer.Reread(new Token(TokenKind.Unknown, name.Buffer, end, 0), LexerState.Name))
            return false;
        Report(SyntaxDiagnostics.UnknownPreprocessorDirective(PlaceOf(name), text));
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
        if (_block.Kind == TokenKind.Slash)
            _receiver.BeginRoot(_block.Span);
        else
            _receiver.BeginReference(null, _block.Span, isReported: false);
        ParseBody(_block, cancel);
        return true;
    }

    // One that names a file needs no ";" behind it.
    private void SkipUnknownDirective()
    {
        Report(SyntaxDiagnostics.UnknownDirective(PlaceOf(_token), TextOf(_token)));
        Advance();
        if (!TryTake(TokenKind.String))
            SkipDefinition();
        else
            TryTake(TokenKind.Semicolon);
    }

    private void ReportUnexpectedDefinition()
    {
        if (_token.Kind == TokenKind.CloseBrace)
            Report(SyntaxDiagnostics.SurplusBrace(PlaceOf(_token), PlaceOf(_token).Location));
        else
            ReportUnexpected("'/ {' or a reference");
    }

    private string Describe(in Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.UnterminatedString => "a string without end",
        _ => Quote(TextOf(token)),
    };

    private static string Quote(string text)
    {
        int line = text.IndexOf('\n');
        int end = Math.Min(40, line < 0 ? text.Length : line);
        return text.Length > end ? "'" + text.Substring(0, end) + "…'" : "'" + text + "'";
    }
}

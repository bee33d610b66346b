using System;
using System.Threading;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// Slips whose intended meaning is clear: they are reported as what they are, and read as what was meant, so that what
/// follows is not wrong as well.
/// </summary>
internal sealed partial class Parser
{
    // A label with a space before its ":", which was reported.
    private TextSpan? _brokenLabel;

    // "'a>;" without the second quote may end at that of the next constant, lines below: reading goes on after the word.
    private bool TryCutCharacter(in Token token)
    {
        if (_map.TextOf(token.Span).IndexOf('\n') < 0)
            return false;
        ReportUnclosedCharacter(token.Start);
        return true;
    }

    // From a quote to the end of the word that it begins.
    private void ReportUnclosedCharacter(int start)
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        int end = start + 1;
        while (Characters.IsIdentifier(text[end]))
            end++;
        TextSpan span = new(_token.Buffer, start, end - start);
        Report(SyntaxDiagnostics.Unterminated(_map.PlaceOf(span), isString: false));
        if (_lexer.Reread(new Token(TokenKind.Unknown, _token.Buffer, end, 0), LexerState.Value))
            _token = new Token(TokenKind.Unknown, _token.Buffer, start, end - start);
    }

    // "<1; 2>": numbers only up to the bracket on the same line.
    private bool IsBetweenCells()
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        int at = _token.Start + 1;
        while (text[at] is ' ' or '\t' or '(' or ')' || Characters.IsIdentifier(text[at]))
            at++;
        return text[at] == '>' && at > _token.Start + 1;
    }

    // "3.3": the digits after an integer and its point.
    private bool IsFraction() => _previous.Kind == TokenKind.Integer && _previous.Span.After == (_token.Span with { Length = 0 })
        && _map.TextOf(_token.Span)[0] == '.';

    private void ReportFraction()
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        int end = _token.Start + 1;
        while (Characters.IsDigit(text[end]))
            end++;
        TextSpan fraction = _previous.Span with { Length = end - _previous.Start };
        Report(SyntaxDiagnostics.BadInteger(_map.PlaceOf(fraction), _map.TextOf(fraction).ToString()));
    }

    // A word that touches the reported text belongs to it: "*gic", "$NAME", and "$(NAME)".
    private void SkipTouching()
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        char next = text[_token.Start + _token.Length];
        bool isStrange = _token.Kind == TokenKind.Unknown;
        if (isStrange && next == '(')
        {
            Advance();
            while (_token.Kind is TokenKind.OpenParenthesis or TokenKind.Identifier)
                Advance();
        }
        else if (Characters.IsIdentifierStart(next) || (isStrange && Characters.IsDigit(next)))
        {
            Advance();
        }
    }

    // Usually "==" or a second name; or a directive without its slashes, a value without "=", an invalid label.
    private void RecoverAfterName(in Token name)
    {
        string text = TextOf(name);
        if (Spelling.Directives.Contains("/" + text + "/"))
            Report(SyntaxDiagnostics.UnknownDirective(PlaceOf(name), text));
        else if (_token.Kind is TokenKind.Colon or TokenKind.EqualEqual || StartsItem(_token.Kind))
        {
            if (TryGoOnAfterName(name))
                return;
        }
        else if (_token.Span.Start == name.Start + name.Length && _token.Kind is not (TokenKind.OpenBracket or TokenKind.OpenParenthesis or TokenKind.Character))
            Report(SyntaxDiagnostics.NameCharacter(PlaceOf(_token), Describe(_token)));
        else
            ReportUnexpected("'=', '{' or ';'");
        SkipDefinition();
    }

    // If a value follows, it is read; after an intended label, the definition that it was meant for is read.
    private bool TryGoOnAfterName(in Token name)
    {
        Token found = _token;
        if (StartsItem(found.Kind))
        {
            Report(SyntaxDiagnostics.MissingEqual(_map.PlaceOf(name.Span.After)));
            ParsePropertyValue(name);
            return true;
        }

        Advance();
        if (TryTake(TokenKind.Equal))
            found = new Token(TokenKind.Colon, found.Buffer, found.Start, _previous.Start + 1 - found.Start);
        bool isValue = StartsItem(_token.Kind);
        if (isValue || found.Kind == TokenKind.EqualEqual)
            Report(SyntaxDiagnostics.Unexpected(PlaceOf(found), "'='", Describe(found)));
        else
            Report(SyntaxDiagnostics.BadLabel(PlaceOf(name), TextOf(name)));
        if (isValue)
        {
            ParsePropertyValue(name);
            return true;
        }

        if (found.Kind != TokenKind.Colon || !RereadAsName())
            return false;
        _brokenLabel = Characters.IsLabel(TextOf(name)) ? name.Span with { Length = name.Length + 1 } : null;
        return true;
    }

    private void TakeBrokenLabel()
    {
        if (_brokenLabel is not { } label)
            return;
        _labels.Add(label);
        _brokenLabel = null;
    }

    // "status: "okay";", where the ":" makes a label of the property's name.
    private void ParseLabelledValue()
    {
        TextSpan label = _labels[_labels.Count - 1];
        Token name = new(TokenKind.Name, label.Buffer, label.Start, label.Length - 1);
        Report(SyntaxDiagnostics.Unexpected(_map.PlaceOf(new TextSpan(label.Buffer, label.Start + label.Length - 1, 1)), "'='", "':'"));
        _labels.RemoveAt(_labels.Count - 1);
        _marks.Clear();
        _lexer.Reread(_token, LexerState.Value);
        Advance();
        TryTake(TokenKind.Equal);
        ParsePropertyValue(name);
    }

    // "serial@ 1000 {", "a b {": still a node, whose name is continued or is followed by unexpected text.
    private bool TrySkipToOpenBrace(in Token name)
    {
        if (_token.Kind is not (TokenKind.Identifier or TokenKind.Integer or TokenKind.Name) || StandsOnNewLine() || _token.Buffer != name.Buffer)
            return false;
        char[] text = _map.Buffer(_token.Buffer).Characters;
        int at = _token.Start;
        while (Characters.IsName(text[at]) || text[at] is ' ' or '\t')
            at++;
        if (text[at] != '{' || text[name.Start] == '#')
            return false;
        if (text[name.Start + name.Length - 1] == '@')
            Report(SyntaxDiagnostics.SpacedUnitAddress(_map.PlaceOf(name.Span.After)));
        else
            ReportUnexpected("'{'");
        while (_token.Kind is not (TokenKind.OpenBrace or TokenKind.EndOfFile))
            Advance();
        return true;
    }

    private void ReportUnexpectedInBody()
    {
        if (_token.Kind == TokenKind.MemoryReserve)
            Report(SyntaxDiagnostics.ReservationInNode(PlaceOf(_token)));
        else if (DirectiveAt(_token) is { } directive)
            Report(SyntaxDiagnostics.UnknownDirective(_map.PlaceOf(directive), _map.TextOf(directive).ToString()));
        else
            ReportUnexpected(_token.Kind == TokenKind.OpenBrace ? "the name of a node" : "a property, a node or '}'");
    }

    // What people write between bytes or before them, or a single digit.
    private void ReportNoByte()
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        if (text[_token.Start] is ':' or ',' or '-')
            Report(SyntaxDiagnostics.BetweenBytes(PlaceOf(_token), TextOf(_token)));
        else if (text[_token.Start] == '0' && text[_token.Start + 1] is 'x' or 'X')
            Report(SyntaxDiagnostics.PrefixOfByte(_map.PlaceOf(new TextSpan(_token.Buffer, _token.Start, 2))));
        else
            Report(SyntaxDiagnostics.NoByte(PlaceOf(_token), TextOf(_token)));
    }

    // Names that the file or the macro would have defined are not reported as well.
    private void ExcuseWhatFollows(string directive, int at)
    {
        string? meant = Spelling.Nearest(directive, Spelling.PreprocessorDirectives);
        _diagnostics.MissesFile |= meant is "#include";
        if (meant is not "#define")
            return;
        char[] text = _map.Buffer(_token.Buffer).Characters;
        while (text[at] is ' ' or '\t')
            at++;
        int end = at;
        while (Characters.IsIdentifier(text[end]))
            end++;
        _diagnostics.Excused.Add(new string(text, at, end - at));
    }

    // "root {", "{", "label {": the body of what was probably meant, the tree at first and a reference later on.
    private bool TryParseBodyOnly(bool first, CancellationToken cancel)
    {
        Token name = _token;
        if (name.Kind != TokenKind.OpenBrace)
        {
            if (name.Kind is not (TokenKind.Name or TokenKind.Unknown) || !BeginsTopLevel())
                return false;
            Advance();
        }

        if (!TryTake(TokenKind.OpenBrace))
            return false;
        bool isRoot = first || name.Kind != TokenKind.Name || name.Start == 0;
        Token start = isRoot ? new Token(TokenKind.Slash, name.Buffer, name.Start, name.Length) : name;
        BeginBlock(start, isReported: true);
        ParseBody(start, cancel);
        return true;
    }

    // A label without its "&" is a name, and the character before it is read as the "&".
    private void BeginBlock(in Token start, bool isReported)
    {
        if (start.Kind == TokenKind.Slash)
            _receiver.BeginRoot(start.Span);
        else
            _receiver.BeginReference(null, start.Kind == TokenKind.Name ? start.Span with { Start = start.Start - 1, Length = start.Length + 1 } : start.Span, isReported);
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using Boards.Devicetree.Syntax.Expressions;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>The context of a mistake: the tokens and nodes there, what was being read, and what was reported before.</summary>
internal sealed class Mistake
{
    private readonly DiagnosticBag _diagnostics;
    private readonly HashSet<SourceLocation> _definitions = [];

    /// <param name="tokens">The tokens; the current one is not allowed where it is.</param>
    /// <param name="nodes">The nodes that are open.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public Mistake(TokenCursor tokens, OpenNodes nodes, DiagnosticBag diagnostics)
    {
        Tokens = tokens;
        Nodes = nodes;
        _diagnostics = diagnostics;
    }

    public TokenCursor Tokens { get; }

    public OpenNodes Nodes { get; }

    /// <summary>The undefined names so far.</summary>
    public UndefinedNames Undefined { get; } = new();

    /// <summary>Words that are used as labels but cannot be labels.</summary>
    public InvalidLabels InvalidLabels { get; } = new();

    /// <summary>The beginning of what contains the mistake: the name of a property, or the opening bracket of a list.</summary>
    public Token Subject { get; set; }

    /// <summary>The labels before the current token, where a definition may begin.</summary>
    public List<TextSpan> Labels { get; set; } = [];

    /// <summary>The expression that is being read, with <see cref="Subject"/> as its first parenthesis.</summary>
    public Calculator? Expression { get; set; }

    /// <summary>Whether the definition is the first of the source, which must be a root.</summary>
    public bool IsFirstDefinition { get; set; }

    /// <summary>Whether a mistake in the same list was reported.</summary>
    public bool IsReported { get; set; }

    /// <summary>The token to which the value or block that follows belongs.</summary>
    public Token Target { get; set; }

    /// <summary>The place where a bracket was missing. A <c>;</c> that is also missing there was reported with it.</summary>
    public TextSpan Missing { get; set; }

    /// <summary>Labels of the definition that follows, the last of which was reported.</summary>
    public List<TextSpan> Pending { get; } = [];

    /// <summary>Unterminated strings, which include the rest of their lines: a brace that is missing there is in the string.</summary>
    public List<TextSpan> CutStrings { get; } = [];

    /// <summary>Whether so many mistakes were reported that continuing would not help.</summary>
    public bool IsFull => _diagnostics.IsFull;

    /// <summary>Whether a file is missing, which may have what is missing here.</summary>
    public bool MissesFile => _diagnostics.MissesFile;

    public bool At(TokenKind kind) => Tokens.Kind == kind;

    /// <summary>Whether the current token is this character, with which no token begins.</summary>
    public bool AtUnknown(char c) => Tokens.Kind == TokenKind.Unknown && Tokens.First == c;

    /// <summary>The character after the current token and white space.</summary>
    public char NextMark => Tokens.Text[Characters.SkipSpace(Tokens.Text, Tokens.Current.Start + Tokens.Current.Length)];

    public void Report(Diagnostic diagnostic)
    {
        if (Tokens.Kind != TokenKind.EndOfFile || !_diagnostics.IsCutShort)
            _diagnostics.Add(diagnostic);
    }

    /// <summary>Reports a brace that is missing or too much.</summary>
    public void ReportBrace(Diagnostic diagnostic)
    {
        _diagnostics.IsMisnested = true;
        Report(diagnostic);
    }

    /// <summary>Reports a mistake in a list if it is the first one there.</summary>
    public void ReportOnce(Diagnostic diagnostic)
    {
        if (!IsReported)
            Report(diagnostic);
    }

    public Diagnostic Unexpected(string wanted) => SyntaxDiagnostics.Unexpected(Tokens.PlaceOf(Tokens.Current), wanted, Describe(Tokens.Current));

    public Diagnostic Unclosed(TextSpan missing, string bracket) =>
        SyntaxDiagnostics.Unclosed(Tokens.PlaceOf(missing), bracket, Tokens.PlaceOf(Subject).Location);

    public void ReportUnexpected(string wanted)
    {
        if (Tokens.Kind == TokenKind.UnterminatedString)
            ReportUnterminatedString(Tokens.Current);
        else
            Report(Unexpected(wanted));
    }

    /// <summary>Reports the current token in the definition of the macro that it comes from, once for each definition.</summary>
    public void ReportInDefinition(Func<Place, string, Diagnostic> report)
    {
        if (Tokens.DefinitionOf(Tokens.Current) is { } definition && _definitions.Add(definition.At))
            Report(report(new Place(definition.At, []).With(Tokens.PlaceOf(Tokens.Current).Location, "used here"), definition.Macro));
    }

    /// <summary>Reads the subject, which was reported, as a label of the definition that follows.</summary>
    public Resume TakeAsLabel()
    {
        Pending.AddRange(Labels);
        Pending.Add(Subject.Span with { Length = Subject.Length + 1 });
        InvalidLabels.Add(Tokens.TextOf(Subject));
        return Resume.AfterDefinition;
    }

    /// <summary>Continues in a list after the current token, which was reported.</summary>
    public Resume Next()
    {
        IsReported = true;
        Tokens.Advance();
        return Resume.Here;
    }

    /// <summary>Skips past the <c>;</c> of this depth, or to the <c>}</c> around it.</summary>
    public Resume SkipDefinition()
    {
        int depth = 0;
        while (Tokens.Kind != TokenKind.EndOfFile)
        {
            TokenKind kind = Tokens.Kind;
            if (kind == TokenKind.CloseBrace && depth == 0 && Nodes.Count > 0)
                break;
            Tokens.Advance();
            if (kind == TokenKind.OpenBrace)
                depth++;
            else if (kind == TokenKind.CloseBrace && depth > 0)
                depth--;
            else if (kind == TokenKind.Semicolon && depth == 0)
                break;
        }

        return Resume.AfterDefinition;
    }

    /// <summary>Skips past as many <c>)</c> as are open, or to a token that cannot be in an expression. Without any <c>)</c>, a <c>&gt;</c> ends the cells.</summary>
    public void SkipToCloseParenthesis(int depth = 1)
    {
        bool ends = Layout.FirstMark(Tokens.Text, Tokens.Current.Start, ");{}") == ')';
        while (depth > 0 && (ends || Tokens.Kind != TokenKind.Greater) && Tokens.Kind is not (TokenKind.EndOfFile or TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace))
        {
            depth += Tokens.Kind switch { TokenKind.OpenParenthesis => 1, TokenKind.CloseParenthesis => -1, _ => 0 };
            Tokens.Advance();
        }
    }

    /// <summary>Whether "name =" or "name {" is on a new line, with or without labels before it.</summary>
    public bool BeginsDefinitionOnNewLine() =>
        Tokens.Current.Buffer == Tokens.Previous.Buffer && Tokens.IsOnNewLine && Characters.BeginsDefinition(Tokens.Text, Tokens.Current.Start);

    /// <summary>Whether "name;" is on a new line that is not indented deeper than the line on which the cells begin.</summary>
    public bool IsPropertyOnNewLine(in Token open)
    {
        Token token = Tokens.Current;
        if (token.Kind != TokenKind.Identifier || token.Buffer != open.Buffer || token.Buffer != Tokens.Previous.Buffer || !Tokens.IsOnNewLine)
            return false;
        char[] text = Tokens.Text;
        int at = token.Start;
        while (Characters.IsName(text[at]))
            at++;
        return text[Characters.SkipSpace(text, at)] == ';' && Layout.IsNoDeeper(text, token.Start, open.Start);
    }

    /// <summary>Whether a definition begins on a new line, or the definitions of a node end.</summary>
    public bool StartsDefinitionOnNewLine()
    {
        if (Tokens.Kind is TokenKind.CloseBrace or TokenKind.EndOfFile)
            return true;
        bool isName = Tokens.Kind is TokenKind.Identifier or TokenKind.Name || (AtUnknown('#') && Characters.BeginsDefinition(Tokens.Text, Tokens.Current.Start));
        return Tokens.IsOnNewLine && (isName || Tokens.Kind is TokenKind.Label or TokenKind.DeleteProperty or TokenKind.DeleteNode or TokenKind.OmitIfNoReference);
    }

    /// <summary>Whether a definition begins that is only valid outside all nodes: "/ {", "&amp;label {".</summary>
    public bool BeginsTopLevel() => NextMark == '{';

    /// <summary>A word between slashes, which could be division only in parentheses; or a directive that lacks one of its two slashes.</summary>
    public TextSpan? Directive()
    {
        Token token = Tokens.Current;
        if (token.Kind is not (TokenKind.Slash or TokenKind.Identifier or TokenKind.Name))
            return null;
        char[] text = Tokens.Text;
        bool begins = token.Kind == TokenKind.Slash;
        int start = token.Start + (begins ? 1 : 0);
        int end = start;
        while (Characters.IsIdentifier(text[end]) || text[end] == '-')
            end++;
        bool ends = text[end] == '/';
        bool isDirective = end > start && (begins ? ends || IsNearDirective(text, start, end) : ends && IsNearDirective(text, start, end));
        return isDirective ? new TextSpan(token.Buffer, token.Start, end + (ends ? 1 : 0) - token.Start) : null;
    }

    /// <summary>A word that would be a directive between slashes, with the slash after it, if there is one; null for other words.</summary>
    public TextSpan? DirectiveWithoutSlash(in Token word)
    {
        if (!Spelling.Directives.Contains("/" + Tokens.TextOf(word) + "/"))
            return null;
        char[] text = Tokens.BufferOf(word).Characters;
        return word.Span with { Length = word.Length + (text[word.Start + word.Length] == '/' ? 1 : 0) };
    }

    private static bool IsNearDirective(char[] text, int start, int end) =>
        Spelling.Nearest("/" + new string(text, start, end - start) + "/", Spelling.Directives) is not null;

    public void ReportDirective(TextSpan directive) =>
        Report(SyntaxDiagnostics.UnknownDirective(Tokens.PlaceOf(directive), Tokens.TextOf(directive).ToString()));

    /// <summary>
    /// Reports a directive that is misspelt or lacks a slash. One that changes the tree is read as what was meant where it is allowed, so that
    /// what it would have changed is not reported. After one with the name of a file, names from the file are not reported, and no <c>;</c> is needed.
    /// </summary>
    public Resume ReadDirective(TextSpan directive)
    {
        ReportDirective(directive);
        string? meant = Spelling.Nearest(Tokens.TextOf(directive).ToString(), Spelling.Directives);
        if (meant is not null && Lexer.Directive(meant) is (TokenKind.DeleteNode or TokenKind.DeleteProperty or TokenKind.OmitIfNoReference, _) known
            && (known.Kind != TokenKind.DeleteProperty || Nodes.Count > 0)
            && Tokens.TryReadAs(directive, known.Kind, known.State))
        {
            Excuse(Tokens.Text, directive.Start + directive.Length);
            Pending.AddRange(Labels);
            return Resume.AfterDefinition;
        }

        if (!Tokens.TryReadAs(directive, TokenKind.UnknownDirective, LexerState.Name) || !Tokens.TryTake(TokenKind.UnknownDirective) || !Tokens.TryTake(TokenKind.String))
            return SkipDefinition();
        _diagnostics.MissesFile = true;
        Tokens.TryTake(TokenKind.Semicolon);
        return Resume.AfterDefinition;
    }

    /// <summary>
    /// Adds an undefined name, which is reported when everything has been read: the intended name may be a label
    /// further down, or defined in a missing file.
    /// </summary>
    public void ReportUndefined(bool isCell)
    {
        (Token token, Token previous) = (Tokens.Current, Tokens.Previous);
        bool isSuffix = previous.Kind == TokenKind.Integer && previous.Buffer == token.Buffer && previous.Start + previous.Length == token.Start;
        if (isSuffix)
            Report(SyntaxDiagnostics.BadInteger(Tokens.PlaceOf(previous.Span.To(token.Span)), Tokens.TextOf(previous) + Tokens.TextOf(token)));
        else
            AddUndefined(token, isCell);
    }

    // Whether and how it is reported is decided later.
    private void AddUndefined(in Token token, bool isCell)
    {
        _diagnostics.Faults++;
        Undefined.Add(Tokens.PlaceOf(token), Tokens.TextOf(token), isCell);
    }

    public void ReportUnterminatedString(in Token text)
    {
        int end = text.Start + text.Length;
        char[] characters = Tokens.BufferOf(text).Characters;
        bool isString = characters[text.Start] == '"';
        Report(isString && characters[end - 1] == '\\' && characters[end] == '\n'
            ? SyntaxDiagnostics.StringOverLines(Tokens.PlaceOf(new TextSpan(text.Buffer, end - 1, 1)))
            : SyntaxDiagnostics.Unterminated(Tokens.PlaceOf(text), isString));
        CutStrings.Add(text.Span);
    }

    /// <summary>Ends a string or character constant that spans several lines at the end of its first line.</summary>
    public void CutAtLine(in Token text)
    {
        Token line = new(TokenKind.UnterminatedString, text.Buffer, text.Start, Tokens.TextOf(text.Span).IndexOf('\n'));
        ReportUnterminatedString(line);
        Tokens.CutBack(line, LexerState.Name);
    }

    /// <summary>Reports the text from a quote to the end of the word after it. The current token then ends there.</summary>
    public void ReportUnclosedCharacter(int quote)
    {
        char[] text = Tokens.Text;
        int end = quote + 1;
        while (Characters.IsIdentifier(text[end]))
            end++;
        Report(SyntaxDiagnostics.Unterminated(Tokens.PlaceOf(new TextSpan(Tokens.Current.Buffer, quote, end - quote)), isString: false));
        Tokens.TryCut(end, LexerState.Value);
    }

    /// <summary>Suppresses further reports about a name that a misspelt directive would have defined, or about all names of a file.</summary>
    public void ExcuseWhatFollows(string directive, in Token name)
    {
        string? meant = Spelling.Nearest(directive, Spelling.PreprocessorDirectives);
        _diagnostics.MissesFile |= meant is "#include";
        if (meant is not "#define")
            return;
        Excuse(Tokens.BufferOf(name).Characters, name.Start + name.Length);
    }

    // Nothing further is reported about the name after a misspelt directive.
    private void Excuse(char[] text, int after)
    {
        int start = Characters.SkipBlanks(text, after);
        start += text[start] == '&' ? 1 : 0;
        int end = start;
        while (Characters.IsName(text[end]))
            end++;
        _diagnostics.Excused.Add(new string(text, start, end - start));
    }

    /// <summary>Describes a token for a message.</summary>
    public string Describe(in Token token) => token.Kind switch
    {
        TokenKind.EndOfFile => "the end of the file",
        TokenKind.UnterminatedString => "an unterminated string",
        TokenKind.Unknown => DescribeStrange(Tokens.TextOf(token.Span)[0]),
        _ => Quote(Tokens.TextOf(token)),
    };

    // Many of these characters are easily confused with a valid character, or are invisible.
    private static string DescribeStrange(char c)
    {
        string code = "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
        if (c is > ' ' and < (char)127)
            return $"'{c}'";
        return char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) ? code : $"'{c}' ({code})";
    }

    /// <summary>Text in quotes; only its beginning if it is long.</summary>
    public static string Quote(string text)
    {
        int line = text.IndexOf('\n');
        int end = Math.Min(40, line < 0 ? text.Length : line);
        return text.Length > end ? "'" + text.Substring(0, end) + "…'" : "'" + text + "'";
    }
}

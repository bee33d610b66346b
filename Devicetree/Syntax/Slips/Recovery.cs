using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax.Expressions;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>
/// Decides what happens after a mistake. A slip whose meaning is clear is read as what was meant (the tables beside this
/// type). A missing mark is assumed if the text after it begins a new definition. After anything else, parsing continues
/// after the <c>;</c> that ends the definition, or at the <c>}</c> of the node around it.
/// </summary>
internal sealed class Recovery
{
    private readonly TokenCursor _tokens;
    private readonly Mistake _mistake;

    /// <param name="tokens">The tokens.</param>
    /// <param name="nodes">The nodes that are open.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public Recovery(TokenCursor tokens, OpenNodes nodes, DiagnosticBag diagnostics)
    {
        _tokens = tokens;
        _mistake = new Mistake(tokens, nodes, diagnostics);
    }

    /// <summary>Names used as values that are not defined. How they are reported depends on the rest of the source.</summary>
    public UndefinedNames Undefined => _mistake.Undefined;

    /// <summary>Words that are used as labels but cannot be labels.</summary>
    public InvalidLabels InvalidLabels => _mistake.InvalidLabels;

    /// <summary>The property or block that continues, after <see cref="Resume.AtValue"/> and <see cref="Resume.InBlock"/>.</summary>
    public Token Target => _mistake.Target;

    /// <summary>Whether the <c>=</c> after a name is followed by a node, whose label the name is.</summary>
    public bool IsBeforeNode(in Token name) => NameSlips.IsBeforeNode(_tokens, name);

    /// <summary>Whether so many mistakes were reported that continuing would not help.</summary>
    public bool IsFull => _mistake.IsFull;

    public void Report(Diagnostic diagnostic) => _mistake.Report(diagnostic);

    /// <summary>Reports the current token, which is not what the grammar expects.</summary>
    public void ReportUnexpected(string wanted) => _mistake.ReportUnexpected(wanted);

    /// <summary>Reports the current token and skips the definition.</summary>
    public void SkipUnexpected(string wanted)
    {
        _mistake.ReportUnexpected(wanted);
        _mistake.SkipDefinition();
    }

    /// <summary>Skips past the <c>;</c> of the definition, or to the <c>}</c> around it.</summary>
    public void SkipDefinition() => _mistake.SkipDefinition();

    /// <summary>Skips past the <c>)</c> of the parenthesis that is open.</summary>
    public void SkipToCloseParenthesis() => _mistake.SkipToCloseParenthesis();

    /// <summary>Reports and skips lines among the headers that were meant for the preprocessor.</summary>
    public void SkipPreprocessorLines()
    {
        while ((_mistake.AtUnknown('#') || (_tokens.Kind is TokenKind.Identifier or TokenKind.Name && _tokens.TextOf(_tokens.Current) is "include" or ['#', ..])) && _tokens.TryReadAsName())
        {
            _mistake.Subject = _tokens.Current;
            if (!Slip.TryRead(PreprocessorSlips.Table, _mistake))
                break;
        }
    }

    /// <summary>Whether the <c>/</c> here begins a directive, and not the root.</summary>
    public bool IsDirective() => _mistake.Directive() is not null;

    /// <summary>Reports a header that is not <c>/dts-v1/</c>.</summary>
    /// <returns>Whether the header is missing, neither misspelt nor in a missing file.</returns>
    public bool MissesVersion()
    {
        if (_mistake.Directive() is { } directive && Spelling.Nearest(_tokens.TextOf(directive).ToString(), ["/dts-v1/"]) is not null)
        {
            _mistake.ReportDirective(directive);
            _mistake.SkipDefinition();
            return false;
        }

        if (_tokens.Kind == TokenKind.Version || _mistake.MissesFile)
            return false;
        Report(SyntaxDiagnostics.MissingVersion(_tokens.PlaceOf(_tokens.Current)));
        return true;
    }

    /// <summary>Handles something outside all nodes that is not a definition.</summary>
    /// <param name="start">The first token: a label, or the current one.</param>
    /// <param name="isFirst">Whether the root must be here.</param>
    public Resume AtDefinition(in Token start, bool isFirst)
    {
        (_mistake.Subject, _mistake.Target, _mistake.IsFirstDefinition) = (_tokens.Current, start, isFirst);
        return Slip.Read(DefinitionSlips.Table, _mistake);
    }

    /// <summary>Handles something within braces that is not a definition.</summary>
    /// <param name="labels">The labels before it.</param>
    public Resume InBody(List<TextSpan> labels)
    {
        _mistake.Labels = labels;
        return Slip.Read(BodySlips.Table, _mistake);
    }

    /// <summary>Whether the current token is a <c>=</c> that is followed by the <c>{</c> of a node.</summary>
    public bool IsBeforeBrace() => _tokens.Kind == TokenKind.Equal && _mistake.NextMark == '{';

    /// <summary>Whether a name without a <c>{</c>, <c>=</c> or <c>;</c> after it is the name of a node.</summary>
    public bool IsNode(in Token name)
    {
        _mistake.Subject = name;
        return Slip.Read(NameSlips.OfNodes, _mistake) == Resume.InBlock;
    }

    /// <summary>Handles the name of a property without a <c>=</c> or <c>;</c> after it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="labels">The labels before it.</param>
    public Resume AfterProperty(in Token name, List<TextSpan> labels)
    {
        (_mistake.Subject, _mistake.Labels) = (name, labels);
        return Slip.Read(NameSlips.OfProperties, _mistake);
    }

    /// <summary>Moves the labels before a mistake to those of the definition that follows.</summary>
    public void TakeLabels(List<TextSpan> labels)
    {
        labels.AddRange(_mistake.Pending);
        _mistake.Pending.Clear();
    }

    /// <summary>Handles something that is not an item of a value.</summary>
    public Resume InValue() => Slip.Read(ValueSlips.Table, _mistake);

    /// <summary>Whether a number or <c>&gt;</c> follows an item: the brackets of these items are missing.</summary>
    public bool IsItemWithoutBrackets =>
        (_tokens.Kind is TokenKind.Integer or TokenKind.Greater && _tokens.Gap != _mistake.Missing && !_tokens.IsOnNewLine) || ValueSlips.IsReferenceWithoutBracket(_mistake);

    /// <summary>
    /// Cuts the item before the current token if it is a string without a closing quote,
    /// which ends at the quote of the next string.
    /// </summary>
    public bool TryCutString()
    {
        ref readonly Token item = ref _tokens.Previous;
        if (item.Kind != TokenKind.String || _tokens.Kind is TokenKind.Comma or TokenKind.Semicolon || _tokens.Current.Buffer != item.Buffer)
            return false;

        // The text of the next string follows on the same line.
        if (_tokens.TextOf(item.Span).IndexOf('\n') < 0 || _tokens.TextOf(item.Span.After.To(_tokens.Current.Span with { Length = 0 })).IndexOf('\n') >= 0)
            return false;
        _mistake.CutAtLine(item);
        return true;
    }

    /// <summary>
    /// Skips the rest of a string that contains quotes, which end it too early: a word touches its last quote, and the
    /// quote before the next <c>,</c> or <c>;</c> was meant as its end. If two strings touch each other and the line has an odd number of
    /// quotes, one is missing, and where is not certain: the rest of the line is skipped.
    /// </summary>
    public void SkipQuotesInString()
    {
        (Token item, Token word) = (_tokens.Previous, _tokens.Current);
        bool touches = word.Buffer == item.Buffer && word.Start == item.Start + item.Length;
        if (item.Kind != TokenKind.String || !touches)
            return;
        if (!IsFull && word.Kind is TokenKind.String or TokenKind.UnterminatedString && Layout.LastOfOddQuotes(_tokens.Text, word.Start) is { } end && end > word.Start)
        {
            Report(SyntaxDiagnostics.Unterminated(_tokens.PlaceOf(item), isString: true));
            if (_tokens.TryCut(end + 1, LexerState.Value))
                _tokens.Advance();
            return;
        }

        if (!(word.Kind is TokenKind.Identifier or TokenKind.Integer or TokenKind.Unknown))
            return;
        if (Layout.LastQuote(_tokens.Text, word.Start) is not { } last)
            return;
        Report(SyntaxDiagnostics.QuoteInString(_tokens.PlaceOf(new TextSpan(item.Buffer, word.Start - 1, 1))));
        if (_tokens.TryCut(last + 1, LexerState.Value))
            _tokens.Advance();
    }

    /// <summary>If a character constant ends at the quote of the next one, on a later line, cuts it after its first word.</summary>
    public bool TryCutCharacter()
    {
        if (_tokens.TextOf(_tokens.Current.Span).IndexOf('\n') < 0)
            return false;
        _mistake.ReportUnclosedCharacter(_tokens.Current.Start);
        return true;
    }

    /// <summary>Reports that the comma between two items is missing.</summary>
    public void MissComma()
    {
        if (_tokens.Gap != _mistake.Missing)
            Report(SyntaxDiagnostics.MissingComma(_tokens.PlaceOf(_tokens.Gap)));
    }

    /// <summary>Whether a definition begins on the next line, although the cells have no <c>&gt;</c>.</summary>
    public bool IsNextDefinition(in Token open) => _mistake.BeginsDefinitionOnNewLine() || _mistake.IsPropertyOnNewLine(open);

    /// <summary>Reports an undefined name that is used as a value.</summary>
    public void ReportUndefined() => _mistake.ReportUndefined(isCell: true);

    /// <summary>Handles something that is not a cell.</summary>
    /// <param name="open">The <c>&lt;</c>.</param>
    /// <param name="isReported">Whether a mistake was reported between the brackets.</param>
    public Resume InCells(in Token open, ref bool isReported)
    {
        (_mistake.Subject, _mistake.IsReported) = (open, isReported);
        Resume resume = Slip.Read(CellSlips.Table, _mistake);
        isReported = _mistake.IsReported;
        return resume;
    }

    /// <summary>Handles something that is not a byte.</summary>
    /// <param name="open">The <c>[</c>.</param>
    /// <param name="isReported">Whether a mistake was reported between the brackets.</param>
    public Resume InBytes(in Token open, ref bool isReported)
    {
        (_mistake.Subject, _mistake.IsReported) = (open, isReported);
        Resume resume = Slip.Read(ByteSlips.Table, _mistake);
        isReported = _mistake.IsReported;
        return resume;
    }

    /// <summary>Handles something that is not allowed at its place in an expression, which ends the expression.</summary>
    /// <param name="open">Its first parenthesis.</param>
    /// <param name="expression">The part of it that has been read.</param>
    public void InExpression(in Token open, Calculator expression)
    {
        (_mistake.Subject, _mistake.Expression) = (open, expression);
        Slip.Read(ExpressionSlips.Table, _mistake);
    }

    /// <summary>Reports a width after <c>/bits/</c> without cells. A comma that is missing there is the same mistake.</summary>
    public void MissCells()
    {
        ReportUnexpected("'<' after /bits/");
        _mistake.Missing = _tokens.Gap;
    }

    /// <summary>Reports a missing <c>{</c> after a reference or the root. It is assumed if a definition is on the next line.</summary>
    public bool TryAssumeOpenBrace()
    {
        if (_tokens.Kind is not (TokenKind.CloseBrace or TokenKind.EndOfFile) && _mistake.StartsDefinitionOnNewLine())
        {
            Report(SyntaxDiagnostics.MissingOpenBrace(_tokens.PlaceOf(_tokens.Gap), _tokens.TextOf(_tokens.Previous)));
            _tokens.TryReadAsName();
            return true;
        }

        // "&uart0 = {"
        if (_tokens.Kind is TokenKind.Equal or TokenKind.Colon && _mistake.NextMark == '{')
        {
            Token mark = _tokens.Current;
            Report(SyntaxDiagnostics.MarkBeforeBrace(_tokens.PlaceOf(mark), _tokens.TextOf(mark), _tokens.TextOf(_tokens.Previous)));
            _tokens.Advance();
            return _tokens.TryTake(TokenKind.OpenBrace);
        }

        // "/soc {": the brace is present, after a word that is not allowed.
        if (_tokens.Kind is TokenKind.Name or TokenKind.Identifier && _mistake.BeginsTopLevel() && !_tokens.IsOnNewLine)
        {
            ReportUnexpected("'{'");
            _tokens.Advance();
            return _tokens.TryTake(TokenKind.OpenBrace);
        }

        SkipUnexpected("'{'");
        return false;
    }

    /// <summary>Reports a missing <c>;</c>, at the place where it belongs, not at what follows.</summary>
    public void MissSemicolon()
    {
        // An unterminated string includes it.
        bool isReported = _tokens.Previous.Kind == TokenKind.UnterminatedString || _tokens.Gap == _mistake.Missing;
        bool isQuote = _tokens.Kind == TokenKind.UnterminatedString;
        bool isClosing = (isQuote || _tokens.Kind is TokenKind.CloseBracket or TokenKind.CloseParenthesis or TokenKind.Greater) && !_tokens.IsOnNewLine;
        if (!isReported && isClosing)
            Report(SyntaxDiagnostics.Unexpected(_tokens.PlaceOf(_tokens.Current), "';'", isQuote ? "'\"'" : _mistake.Describe(_tokens.Current)));
        else if (!isReported)
            Report(SyntaxDiagnostics.MissingSemicolon(_tokens.PlaceOf(_tokens.Gap)));
        if (isClosing)
            _tokens.Advance();
        if ((isClosing && _tokens.TryTake(TokenKind.Semicolon)) || (_tokens.TryReadAsName() && _tokens.Kind.StartsDefinition()))
            return;
        _mistake.SkipDefinition();
    }
}

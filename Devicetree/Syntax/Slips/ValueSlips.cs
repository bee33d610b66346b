using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips where an item of a value is expected: a string, cells, bytes, a reference.</summary>
internal static class ValueSlips
{
    /// <summary>The table.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        new("A string has no opening quote", static at => ClosingQuote(at) > 0, static at =>
        {
            int end = ClosingQuote(at);
            Token first = at.Tokens.Current;
            string text = at.Tokens.TextOf(new TextSpan(first.Buffer, first.Start, end - first.Start)).ToString();
            at.Report(SyntaxDiagnostics.UnquotedString(at.Tokens.PlaceOf(new TextSpan(first.Buffer, first.Start, end + 1 - first.Start)), text));
            at.Tokens.TryCut(end + 1, LexerState.Value);
            at.Tokens.Advance();
            return Resume.Here;
        }),
        new("The opening bracket of references is missing", IsReferenceWithoutBracket, static at =>
        {
            at.Report(SyntaxDiagnostics.Unexpected(at.Tokens.PlaceOf(at.Tokens.Previous), "'<'", at.Describe(at.Tokens.Previous)));
            return at.SkipDefinition();
        }),
        .. MacroSlips.Table,
        new("A value and the semicolon are missing", static at => at.Tokens.Kind is TokenKind.Identifier or TokenKind.Unknown && at.BeginsDefinitionOnNewLine(), static at =>
        {
            at.Report(SyntaxDiagnostics.MissingValue(at.Tokens.PlaceOf(at.Tokens.Gap)));
            at.Missing = at.Tokens.Gap;
            return Resume.AfterConstruct;
        }),
        new("A string in single quotes has no end", static at => at.At(TokenKind.Character) && at.Tokens.TextOf(at.Tokens.Current.Span).IndexOf('\n') >= 0, static at =>
        {
            at.CutAtLine(at.Tokens.Current);
            return Resume.Here;
        }),
        new("A string is in single quotes", static at => at.At(TokenKind.Character) && at.Tokens.Current.Length > 3, static at =>
        {
            at.Report(SyntaxDiagnostics.StringInSingleQuotes(at.Tokens.PlaceOf(at.Tokens.Current), Mistake.Quote(at.Tokens.TextOf(at.Tokens.Current).Trim('\''))));
            at.Tokens.Advance();
            return Resume.Here;
        }),
        new("A string has no end", static at => at.At(TokenKind.UnterminatedString), static at =>
        {
            at.ReportUnterminatedString(at.Tokens.Current);
            at.Tokens.Advance();
            return Resume.Here;
        }),
        new("A directive has one slash", static at => at.Directive() is not null, static at =>
        {
            at.ReportDirective(at.Directive()!.Value);
            return at.SkipDefinition();
        }),
        new("A string has no quotes", static at => at.At(TokenKind.Identifier), static at =>
        {
            at.ReportUndefined(isCell: false);
            return at.SkipDefinition();
        }),
        .. ReferenceSlips.Table.Select(static slip => slip.ThenSkip()),
        new("A value is missing", static at => at.Tokens.Kind is TokenKind.Semicolon or TokenKind.CloseBrace, static at =>
        {
            at.Report(SyntaxDiagnostics.MissingValue(at.Tokens.PlaceOf(at.Tokens.Gap)));
            return at.SkipDefinition();
        }),
        new("A string is in typographic quotes", static at => at.At(TokenKind.Unknown) && at.Tokens.First is >= '\u2018' and <= '\u201f', static at =>
        {
            at.Report(SyntaxDiagnostics.TypographicQuotes(at.Tokens.PlaceOf(at.Tokens.Current), at.Describe(at.Tokens.Current)));
            return at.SkipDefinition();
        }),
        new("A number is outside of cells", static at => at.Tokens.Kind is TokenKind.Integer or TokenKind.Character or TokenKind.OpenParenthesis, static at =>
        {
            at.Report(SyntaxDiagnostics.NumberOutsideCells(at.Tokens.PlaceOf(at.Tokens.Current), at.Describe(at.Tokens.Current)));
            return at.SkipDefinition();
        }),
        new("Something is not a value", static _ => true, static at =>
        {
            at.ReportUnexpected("a value");
            return at.SkipDefinition();
        }),
    ];
    /// <summary>Whether a reference is followed by another cell, and by a <c>&gt;</c> that no <c>&lt;</c> opens.</summary>
    public static bool IsReferenceWithoutBracket(Mistake at)
    {
        Token reference = at.Tokens.Previous;
        if (at.IsFull || reference.Kind != TokenKind.LabelReference || at.Tokens.Kind is TokenKind.Comma or TokenKind.Semicolon)
            return false;
        return Layout.FirstMark(at.Tokens.BufferOf(reference).Characters, reference.Start, "<>\"{};") == '>';
    }

    // The quote that ends the text at the current token: the first one on its line, directly after the text and before a "," or ";" or
    // the end of the line. 0 if there is none.
    private static int ClosingQuote(Mistake at)
    {
        if (at.Tokens.Kind is not (TokenKind.Identifier or TokenKind.Name or TokenKind.Integer or TokenKind.Unknown or TokenKind.Slash))
            return 0;
        char[] text = at.Tokens.Text;
        int end = at.Tokens.Current.Start;
        while (text[end] is not ('"' or '<' or '>' or '{' or '}' or ';' or '\n' or '\0'))
            end++;
        bool touches = text[end] == '"' && text[end - 1] is not (' ' or '\t' or ',');
        return touches && text[Characters.SkipBlanks(text, end + 1)] is ',' or ';' or '\n' ? end : 0;
    }
}

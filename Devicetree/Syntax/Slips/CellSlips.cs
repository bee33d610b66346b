using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Expressions;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips between <c>&lt;</c> and <c>&gt;</c>.</summary>
internal static class CellSlips
{
    /// <summary>The table. The first slip that the text looks like is used.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        .. MacroSlips.Table,
        new("A string is in cells", IsStringBeforeBracket, static at =>
        {
            at.ReportOnce(at.Unexpected("a number, a reference or '>'"));
            return at.Next();
        }),
        new("A semicolon is between cells", IsSemicolonBetweenCells, static at =>
        {
            // Text after a semicolon would be read as a name.
            at.ReportOnce(SyntaxDiagnostics.CommaInCells(at.Tokens.PlaceOf(at.Tokens.Current)));
            at.Tokens.TryCut(at.Tokens.Current.Start + 1, LexerState.Value);
            return at.Next();
        }),
        new("A bracket of cells is missing", IsAfterCells, static at =>
        {
            ReportUnclosed(at, ">");
            return Resume.AfterConstruct;
        }),
        new("A bracket of cells and the semicolon are missing", IsNextDefinition, static at =>
        {
            ReportUnclosed(at, ">;");
            at.Missing = at.Tokens.Gap;
            return Resume.AfterConstruct;
        }),
        .. ReferenceSlips.Table,
        new("A character has no end", static at => at.AtUnknown('\''), static at =>
        {
            at.ReportUnclosedCharacter(at.Tokens.Current.Start);
            return at.Next();
        }),
        new("A number has a fraction", static at => at.AtUnknown('.') && at.Tokens.Previous.Kind == TokenKind.Integer && at.Tokens.Gap == (at.Tokens.Current.Span with { Length = 0 }), static at =>
        {
            TextSpan number = Fraction(at);
            at.ReportOnce(SyntaxDiagnostics.BadInteger(at.Tokens.PlaceOf(number), at.Tokens.TextOf(number).ToString()));
            SkipTouching(at);
            return at.Next();
        }),
        new("A comma is between cells", static at => at.At(TokenKind.Comma), static at =>
        {
            at.ReportOnce(SyntaxDiagnostics.CommaInCells(at.Tokens.PlaceOf(at.Tokens.Current)));
            return at.Next();
        }),
        new("The bracket of cells is doubled", static at => at.At(TokenKind.ShiftRight) && at.NextMark is ';' or ',', static at =>
        {
            at.ReportOnce(at.Unexpected("'>'"));
            at.Tokens.Advance();
            return Resume.AfterConstruct;
        }),
        new("An operator is outside of parentheses", IsOperator, static at =>
        {
            at.ReportOnce(SyntaxDiagnostics.NeedsParentheses(at.Tokens.PlaceOf(at.Tokens.Current), at.Tokens.TextOf(at.Tokens.Current)));
            SkipTouchingFirst(at);
            return at.Next();
        }),
        new("A strange character is in cells", static _ => true, static at =>
        {
            at.ReportOnce(at.Unexpected("a number, a reference or '>'"));
            SkipTouchingFirst(at);
            return at.Next();
        }),
    ];

    private static void ReportUnclosed(Mistake at, string missing)
    {
        if (at.Tokens.Gap != at.Missing)
            at.ReportOnce(at.Unclosed(at.Tokens.Gap, missing));
    }

    // A string within the brackets, not a string after cells that lack their ">".
    private static bool IsStringBeforeBracket(Mistake at) => at.At(TokenKind.String) && at.NextMark == '>';

    // "<1; 2>": numbers only up to the bracket on the same line.
    private static bool IsSemicolonBetweenCells(Mistake at)
    {
        if (!at.At(TokenKind.Semicolon))
            return false;
        char[] text = at.Tokens.Text;
        int end = at.Tokens.Current.Start + 1;
        while (text[end] is ' ' or '\t' or '(' or ')' || Characters.IsIdentifier(text[end]))
            end++;
        return text[end] == '>' && end > at.Tokens.Current.Start + 1;
    }

    // "<1, 2>" has an extra comma; in "<1, <2>", the bracket before the comma is missing.
    private static bool IsAfterCells(Mistake at) => at.Tokens.Kind switch
    {
        TokenKind.Comma => at.NextMark is '<' or '"' or '[' or ';',
        TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace or TokenKind.EndOfFile or TokenKind.Equal
            or TokenKind.String or TokenKind.UnterminatedString => true,
        _ => false,
    };

    private static bool IsNextDefinition(Mistake at) =>
        at.Tokens.Kind is TokenKind.Identifier or TokenKind.Label or TokenKind.Unknown or TokenKind.Star or TokenKind.Plus or TokenKind.Minus
            or TokenKind.Question
        && (at.BeginsDefinitionOnNewLine() || at.IsPropertyOnNewLine(at.Subject));

    private static bool IsOperator(Mistake at) =>
        at.Tokens.Kind.Infix() != Operator.Parenthesis || at.Tokens.Kind is TokenKind.Tilde or TokenKind.Exclamation;

    // The digits before and after the point.
    private static TextSpan Fraction(Mistake at)
    {
        int end = at.Tokens.Current.Start + 1;
        while (Characters.IsDigit(at.Tokens.Text[end]))
            end++;
        return at.Tokens.Previous.Span with { Length = end - at.Tokens.Previous.Start };
    }

    private static void SkipTouchingFirst(Mistake at)
    {
        if (at.At(TokenKind.Unknown) || at.Tokens.Previous.Kind == TokenKind.Less)
            SkipTouching(at);
    }

    // A word that touches the reported text belongs to it: "*gic", "$NAME", and "$(NAME)".
    private static void SkipTouching(Mistake at)
    {
        char next = at.Tokens.Text[at.Tokens.Current.Start + at.Tokens.Current.Length];
        bool isStrange = at.At(TokenKind.Unknown);
        if (isStrange && next == '(')
        {
            at.Tokens.Advance();
            while (at.Tokens.Kind is TokenKind.OpenParenthesis or TokenKind.Identifier)
                at.Tokens.Advance();
        }
        else if (Characters.IsIdentifierStart(next) || (isStrange && Characters.IsDigit(next)))
        {
            at.Tokens.Advance();
        }
    }
}

using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips in an expression in parentheses, which begins with <see cref="Mistake.Subject"/>.</summary>
internal static class ExpressionSlips
{
    /// <summary>The table.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        .. MacroSlips.InExpressions,
        new("A parenthesis is missing before the end of cells", IsAfterCells, static at =>
        {
            // The ">" was not a comparison.
            TextSpan missing = at.Tokens.Previous.Span with { Length = 0 };
            at.Tokens.TryGoTo(at.Tokens.Previous, LexerState.Value);
            at.Report(at.Unclosed(missing, ")"));
            at.Tokens.Advance();
            return Resume.AfterConstruct;
        }),
        new("A parenthesis is missing between cells", IsNextCell, static at =>
        {
            at.Report(at.Unclosed(at.Tokens.Gap, ")"));
            return Resume.AfterConstruct;
        }),
        new("A parenthesis is missing", static at => IsAfterExpression(at) && !at.Expression!.WantsOperand, static at =>
        {
            at.Report(at.Unclosed(at.Tokens.Gap, ")"));
            return Skip(at);
        }),
        new("A string without end is in an expression", static at => at.At(TokenKind.UnterminatedString), static at =>
        {
            // The string includes the rest of its line, with the brackets that are missing.
            at.ReportUnterminatedString(at.Tokens.Current);
            at.Tokens.Advance();
            at.Missing = at.Tokens.Gap;
            return Resume.AfterConstruct;
        }),
        new("A number has a unit", IsTouchingNumber, static at =>
        {
            TextSpan number = at.Tokens.Previous.Span.To(at.Tokens.Current.Span);
            at.Report(SyntaxDiagnostics.BadInteger(at.Tokens.PlaceOf(number), at.Tokens.TextOf(number).ToString()));
            return Skip(at);
        }),
        new("An operand is missing", static _ => true, static at =>
        {
            at.Report(SyntaxDiagnostics.BadExpression(at.Tokens.PlaceOf(at.Tokens.Current), at.Describe(at.Tokens.Current), at.Expression!.WantsOperand));
            return Skip(at);
        }),
    ];

    // "<(1 + 2>;"
    private static bool IsAfterCells(Mistake at) => at.Tokens.Previous.Kind == TokenKind.Greater
        && at.Tokens.Kind is TokenKind.Semicolon or TokenKind.Comma or TokenKind.CloseBrace
        && at.Tokens.IsInCurrentFile(at.Tokens.Previous);

    private static bool IsTouchingNumber(Mistake at) => at.At(TokenKind.Identifier) && at.Tokens.Previous.Kind == TokenKind.Integer
        && at.Tokens.Gap == (at.Tokens.Current.Span with { Length = 0 });

    // In "<(1 + 2 3>", no ")" follows that would end the expression, so it is missing before the next number.
    private static bool IsNextCell(Mistake at)
    {
        bool isOperand = at.Tokens.Kind is TokenKind.Integer or TokenKind.Character or TokenKind.LabelReference or TokenKind.PathReference;
        return isOperand && !at.Expression!.WantsOperand && !IsClosedOnLine(at, at.Expression.OpenParentheses);
    }

    // Whether all open parentheses are closed before the end of the line or of the cells.
    private static bool IsClosedOnLine(Mistake at, int depth)
    {
        char[] text = at.Tokens.Text;
        for (int i = at.Tokens.Current.Start; depth > 0; i++)
        {
            if (text[i] is '\n' or '\0' or ';' or '{' or '}')
                return false;
            depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        }

        return true;
    }

    private static bool IsAfterExpression(Mistake at) => at.Tokens.Kind is TokenKind.Semicolon or TokenKind.CloseBrace or TokenKind.OpenBrace
        or TokenKind.EndOfFile or TokenKind.Greater;

    private static Resume Skip(Mistake at)
    {
        at.SkipToCloseParenthesis(at.Expression!.OpenParentheses);
        return Resume.AfterConstruct;
    }
}

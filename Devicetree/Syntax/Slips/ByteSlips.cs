using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips between <c>[</c> and <c>]</c>.</summary>
internal static class ByteSlips
{
    /// <summary>The table.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        new("A bracket of bytes is missing", IsAfterBytes, static at =>
        {
            at.ReportOnce(at.Unclosed(at.Tokens.Gap, "]"));
            return Resume.AfterConstruct;
        }),
        new("A mark is between bytes", static at => at.Tokens.First is ':' or ',' or '-', static at =>
        {
            at.ReportOnce(SyntaxDiagnostics.BetweenBytes(at.Tokens.PlaceOf(at.Tokens.Current), at.Tokens.TextOf(at.Tokens.Current)));
            return at.Next();
        }),
        new("A byte has a prefix", static at => at.Tokens.First == '0' && at.Tokens.Text[at.Tokens.Current.Start + 1] is 'x' or 'X', static at =>
        {
            at.ReportOnce(SyntaxDiagnostics.PrefixOfByte(at.Tokens.PlaceOf(at.Tokens.Current.Span with { Length = 2 })));
            return at.Next();
        }),
        new("A byte has one digit", static _ => true, static at =>
        {
            at.ReportOnce(SyntaxDiagnostics.NoByte(at.Tokens.PlaceOf(at.Tokens.Current), at.Tokens.TextOf(at.Tokens.Current)));
            return at.Next();
        }),
    ];

    private static bool IsAfterBytes(Mistake at) => at.Tokens.Kind is TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace
        or TokenKind.EndOfFile or TokenKind.Greater or TokenKind.Equal;
}

using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips in references: an <c>&amp;</c> that does not begin a valid reference.</summary>
internal static class ReferenceSlips
{
    /// <summary>The table.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        new("A path has no brace", static at => at.At(TokenKind.Ampersand) && at.Tokens.Text[at.Tokens.Current.Start + 1] == '{', static at =>
        {
            Token ampersand = at.Tokens.Current;
            int end = ampersand.Start + 2;
            while (Characters.IsPath(at.Tokens.Text[end]))
                end++;
            SourceLocation opening = at.Tokens.PlaceOf(ampersand.Span with { Length = 2 }).Location;
            at.Report(SyntaxDiagnostics.Unclosed(at.Tokens.PlaceOf(new TextSpan(ampersand.Buffer, end, 0)), "}", opening));
            at.Tokens.TryCut(end, LexerState.Value);
            at.Tokens.Advance();
            return Resume.Here;
        }),
        new("A path is not in braces", static at => at.At(TokenKind.Ampersand) && at.Tokens.Previous.Kind is TokenKind.Less or TokenKind.Equal or TokenKind.Comma or TokenKind.LabelReference or TokenKind.PathReference && at.Tokens.Text[at.Tokens.Current.Start + 1] == '/', static at =>
        {
            Token ampersand = at.Tokens.Current;
            int end = ampersand.Start + 1;
            while (Characters.IsPath(at.Tokens.Text[end]))
                end++;
            TextSpan path = new(ampersand.Buffer, ampersand.Start + 1, end - ampersand.Start - 1);
            at.Report(SyntaxDiagnostics.PathWithoutBraces(at.Tokens.PlaceOf(ampersand.Span.To(path)), at.Tokens.TextOf(path).ToString()));
            at.Tokens.TryCut(end, LexerState.Value);
            at.Tokens.Advance();
            return Resume.Here;
        }),
        new("A reference names nothing", static at => at.At(TokenKind.Ampersand) && at.NextMark is '>' or ';' or ',', static at =>
        {
            at.Report(SyntaxDiagnostics.NoReference(at.Tokens.PlaceOf(at.Tokens.Current)));
            at.Tokens.Advance();
            return Resume.Here;
        }),
        new("A reference has a space", IsFollowedByWord, static at =>
        {
            Token ampersand = at.Tokens.Current;
            at.Tokens.Advance();
            at.Report(SyntaxDiagnostics.SpacedReference(at.Tokens.PlaceOf(ampersand.Span.To(at.Tokens.Current.Span)), at.Tokens.TextOf(at.Tokens.Current)));
            at.Tokens.Advance();
            return Resume.Here;
        }),
    ];

    // Elsewhere, "&" may be the operator between two numbers.
    private static bool IsFollowedByWord(Mistake at) => at.At(TokenKind.Ampersand)
        && at.Tokens.Previous.Kind is TokenKind.Less or TokenKind.Equal
        && at.Tokens.Text[at.Tokens.Current.Start + 1] is ' ' or '\t'
        && Characters.IsIdentifierStart(at.NextMark);
}

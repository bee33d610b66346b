using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips where a definition within the braces of a node, or its <c>}</c>, is expected.</summary>
internal static class BodySlips
{
    /// <summary>The table.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        new("A definition is in a node that belongs outside all nodes", static at => IsTopLevel(at) && IsWithinBalancedBraces(at), static at =>
        {
            Token start = at.Tokens.Current;
            at.Report(SyntaxDiagnostics.DefinitionInNode(at.Tokens.PlaceOf(start), at.Tokens.TextOf(start), at.Tokens.PlaceOf(at.Nodes.Innermost).Location));
            return at.SkipDefinition();
        }),
        new("A brace is missing at the end", static at => at.At(TokenKind.EndOfFile) || IsTopLevel(at), static at =>
        {
            ReportUnclosedNodes(at);
            return Resume.AfterAllNodes;
        }),
        new("A semicolon is in the place of a brace", static at => at.At(TokenKind.Semicolon) && ClosesNode(at), static at =>
        {
            at.Report(SyntaxDiagnostics.Unclosed(at.Tokens.PlaceOf(at.Tokens.Current.Span with { Length = 0 }), "}", at.Tokens.PlaceOf(at.Nodes.Innermost).Location));
            at.Tokens.Advance();
            return Resume.AfterNode;
        }),
        new("A semicolon is doubled", static at => at.At(TokenKind.Semicolon), static at =>
        {
            at.Report(SyntaxDiagnostics.StraySemicolon(at.Tokens.PlaceOf(at.Tokens.Current)));
            at.Tokens.Advance();
            return Resume.Here;
        }),
        new("A directive is unknown", static at => at.At(TokenKind.UnknownDirective), static at => at.ReadDirective(at.Tokens.Current.Span)),
        new("A parenthesis is in the place of a brace", static at => at.Tokens.Kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.Greater && ClosesNode(at), static at =>
        {
            at.ReportUnexpected("'}'");
            at.Tokens.Advance();
            at.Tokens.TryTake(TokenKind.Semicolon);
            return Resume.AfterNode;
        }),
        new("A label is in the place of a property's name", static at => at.Labels.Count > 0 && (at.Tokens.Kind.StartsItem() || at.At(TokenKind.Equal)), static at =>
        {
            // "status: "okay";", where the ":" turns the property's name into a label.
            TextSpan label = at.Labels[at.Labels.Count - 1];
            at.Target = new Token(TokenKind.Name, label.Buffer, label.Start, label.Length - 1);
            at.Report(SyntaxDiagnostics.Unexpected(at.Tokens.PlaceOf(new TextSpan(label.Buffer, label.Start + label.Length - 1, 1)), "'='", "':'"));
            at.Labels.RemoveAt(at.Labels.Count - 1);
            at.Tokens.TryGoTo(at.Tokens.Current, LexerState.Value);
            at.Tokens.Advance();
            at.Tokens.TryTake(TokenKind.Equal);
            return Resume.AtValue;
        }),
        new("A reservation is in a node", static at => at.At(TokenKind.MemoryReserve), static at =>
        {
            at.Report(SyntaxDiagnostics.ReservationInNode(at.Tokens.PlaceOf(at.Tokens.Current)));
            return at.SkipDefinition();
        }),
        new("A directive is unknown, or has one slash", static at => at.Directive() is not null, static at => at.ReadDirective(at.Directive()!.Value)),
        new("A node has no name", static at => at.At(TokenKind.OpenBrace), static at =>
        {
            at.ReportUnexpected("the name of a node");
            return at.SkipDefinition();
        }),
        new("Something is in a node that belongs to none", static _ => true, static at =>
        {
            at.ReportUnexpected("a property, a node or '}'");
            return at.SkipDefinition();
        }),
    ];

    // "/ {", "&label {": only valid outside all nodes.
    private static bool IsTopLevel(Mistake at) =>
        at.Tokens.Kind is TokenKind.LabelReference or TokenKind.PathReference or TokenKind.Slash && at.BeginsTopLevel();

    // As many "}" follow as nodes are open, so none is missing before the definition.
    private static bool IsWithinBalancedBraces(Mistake at) => at.Nodes.Block.Buffer == at.Tokens.Current.Buffer
        && Layout.SurplusBraces(at.Tokens.Text, at.Tokens.Current.Start, at.Tokens.TextLength) == at.Nodes.Count;

    private static bool ClosesNode(Mistake at) => at.Tokens.Current.Buffer == at.Nodes.Innermost.Buffer
        && Layout.ClosesNode(at.Tokens.Text, at.Tokens.Current.Start, at.Nodes.Innermost.Start);

    // Reports each missing "}" at the end of the node that lacks it, if the indentation shows as many as are missing.
    private static void ReportUnclosedNodes(Mistake at)
    {
        Token end = at.Tokens.Current;
        List<(int Missing, int Start, int Length)> unclosed =
            at.Nodes.Block.Buffer == end.Buffer ? Layout.Unclosed(at.Tokens.Text, at.Nodes.Block.Start, end.Start) : [];
        if (unclosed.Count != at.Nodes.Count)
        {
            Report(at, at.Tokens.Gap, at.Nodes.Innermost.Span);
            return;
        }

        foreach ((int missing, int start, int length) in unclosed)
            Report(at, new TextSpan(end.Buffer, missing, 0), new TextSpan(end.Buffer, start, length));
    }

    private static void Report(Mistake at, TextSpan missing, TextSpan opening)
    {
        if (!at.CutStrings.Exists(cut => cut.Buffer == missing.Buffer && missing.Start > cut.Start && missing.Start <= cut.End))
            at.ReportBrace(SyntaxDiagnostics.Unclosed(at.Tokens.PlaceOf(missing), "}", at.Tokens.PlaceOf(opening).Location));
    }
}

using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips where a definition outside all nodes is expected.</summary>
internal static class DefinitionSlips
{
    /// <summary>The table. The definition's first token, which may be a label, is the <see cref="Mistake.Target"/>.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        new("A directive is unknown", static at => at.At(TokenKind.UnknownDirective), static at => at.ReadDirective(at.Tokens.Current.Span)),
        .. PreprocessorSlips.Table,
        new("A directive has one slash", static at => at.Directive() is not null, static at => at.ReadDirective(at.Directive()!.Value)),
        new("A directive has no slashes", static at => at.At(TokenKind.Name) && at.DirectiveWithoutSlash(at.Tokens.Current) is not null, static at =>
            at.ReadDirective(at.DirectiveWithoutSlash(at.Tokens.Current)!.Value)),
        new("A brace is too much", IsClosedTooEarly, ReopenBlock),
        new("A brace closes nothing", static at => at.At(TokenKind.CloseBrace), static at =>
        {
            at.ReportBrace(SyntaxDiagnostics.SurplusBrace(at.Tokens.PlaceOf(at.Tokens.Current), at.Tokens.PlaceOf(at.Tokens.Current).Location));
            return at.SkipDefinition();
        }),
        new("A semicolon is outside of nodes", static at => at.At(TokenKind.Semicolon), static at =>
        {
            at.Report(SyntaxDiagnostics.StraySemicolon(at.Tokens.PlaceOf(at.Tokens.Current)));
            return at.SkipDefinition();
        }),
        new("A label before a reference has a character that labels have not", static at => at.At(TokenKind.Name) && at.NextMark == ':', static at =>
        {
            at.Subject = at.Tokens.Current;
            at.Report(SyntaxDiagnostics.BadLabel(at.Tokens.PlaceOf(at.Subject), at.Tokens.TextOf(at.Subject)));
            at.Tokens.Advance();
            at.Tokens.Advance();
            return at.Tokens.TryReadAsName() ? at.TakeAsLabel() : at.SkipDefinition();
        }),
        new("A reference has no ampersand", static at => at.At(TokenKind.Name) && at.BeginsTopLevel() && Characters.IsLabel(at.Tokens.TextOf(at.Tokens.Current)), static at =>
        {
            at.ReportUnexpected($"'/ {{' or a reference such as '&{at.Tokens.TextOf(at.Tokens.Current)}'");
            return ReadBody(at);
        }),
        new("A reference by path has no ampersand", static at => PathLength(at) > 0, static at =>
        {
            Token path = new(TokenKind.Name, at.Tokens.Current.Buffer, at.Tokens.Current.Start, PathLength(at));
            at.Report(SyntaxDiagnostics.PathWithoutAmpersand(at.Tokens.PlaceOf(path), at.Tokens.TextOf(path)));
            at.Tokens.TryCut(path.Start + path.Length, LexerState.Name);
            at.Tokens.Advance();
            if (path.Start == 0 || !at.Tokens.TryTake(TokenKind.OpenBrace))
                return at.SkipDefinition();
            at.Target = path;
            return Resume.InBlock;
        }),
        new("The root has no slash", static at => at.At(TokenKind.OpenBrace) || (at.Tokens.Kind is TokenKind.Name or TokenKind.Unknown && at.BeginsTopLevel()), static at =>
        {
            at.ReportUnexpected("'/ {' or a reference");
            return ReadBody(at);
        }),
        new("Something is not a definition", static _ => true, static at =>
        {
            at.ReportUnexpected("'/ {' or a reference");
            return at.SkipDefinition();
        }),
    ];

    // The length of "{/path}"; 0 if the current token does not begin one.
    private static int PathLength(Mistake at)
    {
        int end = at.Tokens.Current.Start + 1;
        if (!at.At(TokenKind.OpenBrace) || at.Tokens.Text[end] != '/')
            return 0;
        while (Characters.IsPath(at.Tokens.Text[end]))
            end++;
        return at.Tokens.Text[end] == '}' ? end + 1 - at.Tokens.Current.Start : 0;
    }

    // Text outside all nodes, followed by an unmatched "}": an earlier "}" is one too many.
    private static bool IsClosedTooEarly(Mistake at) =>
        at.Tokens.Kind is TokenKind.Name or TokenKind.CloseBrace
        && at.Nodes.LastClose.Kind == TokenKind.CloseBrace
        && at.Nodes.LastClose.Buffer == at.Tokens.Current.Buffer
        && at.Nodes.Block.Buffer == at.Tokens.Current.Buffer
        && Layout.IsFollowedBySurplusBrace(at.Tokens.Text, at.Tokens.Current.Start, at.Tokens.TextLength);

    // The block continues as if the "}" were not there. Labels before the definition are read again with it.
    private static Resume ReopenBlock(Mistake at)
    {
        Token first = at.Target;
        bool isAtBrace = at.At(TokenKind.CloseBrace);
        int end = isAtBrace ? at.Tokens.Current.Start + 1 : at.Tokens.Current.Start;
        int surplus = Layout.SurplusBrace(at.Tokens.Text, at.Nodes.Block.Start, end);
        TextSpan brace = surplus >= 0 ? new TextSpan(at.Tokens.Current.Buffer, surplus, 1) : isAtBrace ? at.Tokens.Current.Span : at.Nodes.LastClose.Span;
        at.ReportBrace(SyntaxDiagnostics.SurplusBrace(at.Tokens.PlaceOf(brace), at.Tokens.PlaceOf(first).Location));
        if (isAtBrace)
            return at.SkipDefinition();
        if (first.Start != at.Tokens.Current.Start && at.Tokens.TryGoTo(first, LexerState.Name))
            at.Tokens.Advance();
        at.Target = at.Nodes.Block;
        return Resume.InBlock;
    }

    // "root {", "{", "label {": reads the body of what was probably meant: the root in the first definition, a reference in later ones.
    private static Resume ReadBody(Mistake at)
    {
        Token name = at.Tokens.Current;
        if (name.Kind != TokenKind.OpenBrace)
            at.Tokens.Advance();
        if (!at.Tokens.TryTake(TokenKind.OpenBrace))
            return at.SkipDefinition();
        bool isRoot = at.IsFirstDefinition || name.Kind != TokenKind.Name || name.Start == 0;
        at.Target = isRoot ? new Token(TokenKind.Slash, name.Buffer, name.Start, name.Length) : name;
        return Resume.InBlock;
    }
}

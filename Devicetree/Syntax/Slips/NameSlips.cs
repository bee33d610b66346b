using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips after the name of a property or node, where a <c>=</c>, <c>;</c> or <c>{</c> is expected.</summary>
internal static class NameSlips
{
    /// <summary>The slips where a <c>{</c> may be meant. The last row matches the name of a property.</summary>
    public static ImmutableArray<Slip> OfNodes { get; } =
    [
        new("A space is in a unit address", static at => IsBeforeBrace(at) && EndsWithAt(at), static at =>
        {
            at.Report(SyntaxDiagnostics.SpacedUnitAddress(at.Tokens.PlaceOf(at.Subject.Span.After)));
            return GoToBrace(at);
        }),
        new("An equals sign or a colon is before a brace", static at => at.At(TokenKind.Equal) || (at.At(TokenKind.Colon) && at.NextMark == '{'), static at =>
        {
            string mark = at.Tokens.TextOf(at.Tokens.Current);
            at.Report(SyntaxDiagnostics.MarkBeforeBrace(at.Tokens.PlaceOf(at.Tokens.Current), mark, at.Tokens.TextOf(at.Subject)));
            return GoToBrace(at);
        }),
        new("A space is before a unit address", static at => at.AtUnknown('@') && IsWordBeforeBrace(at), static at =>
        {
            at.Report(SyntaxDiagnostics.SpaceBeforeAt(at.Tokens.PlaceOf(at.Subject.Span.After), at.Tokens.TextOf(at.Subject)));
            return GoToBrace(at);
        }),
        new("A node has two names", static at => IsBeforeBrace(at) && !IsLabel(at), static at =>
        {
            at.ReportUnexpected("'{'");
            return GoToBrace(at);
        }),
        new("A bracket is in the place of a brace", static at => IsOtherBracket(at) && IsNode(at), static at =>
        {
            at.ReportUnexpected("'{'");
            at.Tokens.Advance();
            return Resume.InBlock;
        }),
        new("A brace is missing after a node's name", static at => IsFollowedByDefinition(at) && IsNode(at), static at =>
        {
            at.Report(SyntaxDiagnostics.MissingOpenBrace(at.Tokens.PlaceOf(at.Subject.Span.After), at.Tokens.TextOf(at.Subject)));
            return Resume.InBlock;
        }),
        new("A name is not that of a node", static _ => true, static _ => Resume.Here),
    ];

    /// <summary>The slips after the name of a property.</summary>
    public static ImmutableArray<Slip> OfProperties { get; } =
    [
        .. PreprocessorSlips.Table,
        new("A semicolon is missing", static at => at.StartsDefinitionOnNewLine(), static _ => Resume.Here),
        new("A directive has no slashes", static at => at.DirectiveWithoutSlash(at.Subject) is not null, static at =>
            at.ReadDirective(at.DirectiveWithoutSlash(at.Subject)!.Value)),
        new("A label has no colon", static at => IsBeforeBrace(at) && IsLabel(at), static at =>
        {
            at.Report(SyntaxDiagnostics.MissingColon(at.Tokens.PlaceOf(at.Subject.Span.After), at.Tokens.TextOf(at.Subject)));
            at.Tokens.TryReadAsName();
            return at.TakeAsLabel();
        }),
        new("An equals sign is in the place of a label's colon", static at => IsBeforeNode(at.Tokens, at.Subject), static at =>
        {
            at.Report(SyntaxDiagnostics.EqualAfterLabel(at.Tokens.PlaceOf(at.Tokens.Current), at.Tokens.TextOf(at.Subject)));
            at.Tokens.Advance();
            at.Tokens.TryReadAsName();
            return at.TakeAsLabel();
        }),
        new("An equals sign is missing", static at => at.Tokens.Kind.StartsItem(), static at =>
        {
            at.Report(SyntaxDiagnostics.MissingEqual(at.Tokens.PlaceOf(at.Subject.Span.After)));
            return ReadValue(at);
        }),
        new("A colon is in the place of an equals sign", static at => at.Tokens.Kind is TokenKind.Colon or TokenKind.EqualEqual, ReadAfterColon),
        new("A name has a character that names have not", IsTouching, static at =>
        {
            at.Report(SyntaxDiagnostics.NameCharacter(at.Tokens.PlaceOf(at.Tokens.Current), at.Describe(at.Tokens.Current)));
            return at.SkipDefinition();
        }),
        new("Something follows a name", static _ => true, static at =>
        {
            at.ReportUnexpected("'=', '{' or ';'");
            return at.SkipDefinition();
        }),
    ];

    /// <summary>Whether a node follows, as in "uart0 = serial@1000 {": only a node has a name followed by a brace.</summary>
    public static bool IsBeforeNode(TokenCursor tokens, in Token name)
    {
        if (tokens.Kind != TokenKind.Equal || tokens.Current.Buffer != name.Buffer)
            return false;
        char[] text = tokens.Text;
        int start = tokens.Current.Start + 1;
        while (text[start] is ' ' or '\t')
            start++;
        int end = start;
        while (Characters.IsName(text[end]))
            end++;
        return end > start && text[Characters.SkipBlanks(text, end)] == '{' && Characters.IsLabel(tokens.TextOf(name));
    }

    // "serial@ 1000 {", "a b {": still a node, whose name is continued or is followed by unexpected text.
    private static bool IsBeforeBrace(Mistake at) => at.Tokens.Kind is TokenKind.Identifier or TokenKind.Integer or TokenKind.Name && IsWordBeforeBrace(at);

    private static bool IsWordBeforeBrace(Mistake at)
    {
        Token token = at.Tokens.Current;
        if (at.Tokens.IsOnNewLine || token.Buffer != at.Subject.Buffer)
            return false;
        char[] text = at.Tokens.Text;
        int end = token.Start;
        while (Characters.IsName(text[end]) || text[end] is ' ' or '\t')
            end++;
        return text[end] == '{' && text[at.Subject.Start] != '#';
    }

    // "uart0 serial@1000 {": two words, of which the first one may be a label.
    private static bool IsLabel(Mistake at) =>
        Characters.IsLabel(at.Tokens.TextOf(at.Subject)) && Characters.IsIdentifierStart(at.Tokens.First) && !IsOneOfThree(at);

    private static bool IsOneOfThree(Mistake at)
    {
        char[] text = at.Tokens.Text;
        int end = at.Tokens.Current.Start;
        while (Characters.IsName(text[end]))
            end++;
        return text[Characters.SkipSpace(text, end)] != '{';
    }

    private static bool EndsWithAt(Mistake at) => at.Tokens.TextOf(at.Subject.Span) is [.., '@'];

    private static Resume GoToBrace(Mistake at)
    {
        while (at.Tokens.Kind is not (TokenKind.OpenBrace or TokenKind.EndOfFile))
            at.Tokens.Advance();
        return Resume.InBlock;
    }

    private static bool IsOtherBracket(Mistake at) => at.Tokens.Kind is TokenKind.OpenBracket or TokenKind.OpenParenthesis or TokenKind.Less;

    private static bool IsFollowedByDefinition(Mistake at) => at.StartsDefinitionOnNewLine()
        || (HasUnitAddress(at) && Characters.BeginsDefinition(at.Tokens.Text, at.Tokens.Current.Start));

    // Only a node's name has an "@", and only a node's lines are indented deeper, up to a "}".
    private static bool IsNode(Mistake at)
    {
        SourceBuffer buffer = at.Tokens.BufferOf(at.Subject);
        return HasUnitAddress(at)
            || (buffer.Characters[at.Subject.Start] != '#' && Layout.IsFollowedByBody(buffer.Characters, buffer.Length, at.Subject.Start));
    }

    private static bool HasUnitAddress(Mistake at) => at.Tokens.TextOf(at.Subject.Span).IndexOf('@') >= 0;

    private static Resume ReadValue(Mistake at)
    {
        at.Target = at.Subject;
        return Resume.AtValue;
    }

    // If a value follows, the ":" or "==" was meant as "=". If a label was meant, the definition after it is read.
    private static Resume ReadAfterColon(Mistake at)
    {
        Token found = at.Tokens.Current;
        at.Tokens.Advance();
        if (at.Tokens.TryTake(TokenKind.Equal))
            found = new Token(TokenKind.Colon, found.Buffer, found.Start, at.Tokens.Previous.Start + 1 - found.Start);
        bool isValue = at.Tokens.Kind.StartsItem();
        string name = at.Tokens.TextOf(at.Subject);
        at.Report(isValue || found.Kind == TokenKind.EqualEqual
            ? SyntaxDiagnostics.Unexpected(at.Tokens.PlaceOf(found), "'='", at.Describe(found))
            : SyntaxDiagnostics.BadLabel(at.Tokens.PlaceOf(at.Subject), name));
        if (isValue)
            return ReadValue(at);
        return found.Kind == TokenKind.Colon && at.Tokens.TryReadAsName() ? at.TakeAsLabel() : at.SkipDefinition();
    }

    private static bool IsTouching(Mistake at) => at.Tokens.Current.Start == at.Subject.Start + at.Subject.Length
        && at.Tokens.Current.Buffer == at.Subject.Buffer
        && at.Tokens.Kind is not (TokenKind.OpenBracket or TokenKind.OpenParenthesis or TokenKind.Character);
}

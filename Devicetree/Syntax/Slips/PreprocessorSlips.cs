using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips in lines that were meant as comments or directives, and that the preprocessor passed on. Each slip ends where its line ends.</summary>
internal static class PreprocessorSlips
{
    /// <summary>The table. The name is the <see cref="Mistake.Subject"/>.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        new("A comment begins with a number sign", IsComment, static at =>
        {
            Token name = at.Subject;
            SkipLine(at);
            at.Report(SyntaxDiagnostics.HashComment(at.Tokens.PlaceOf(name)));
            at.Tokens.Advance();
            return Resume.AfterDefinition;
        }),
        new("A directive of the preprocessor is misspelt", IsDirective, static at => SkipDirective(at, at.Tokens.TextOf(at.Subject))),
        new("An include has no number sign", IsInclude, static at => SkipDirective(at, "#" + at.Tokens.TextOf(at.Subject))),
    ];

    private static Resume SkipDirective(Mistake at, string meant)
    {
        Token name = at.Subject;
        string directive = at.Tokens.TextOf(name);
        SkipLine(at);
        at.Report(SyntaxDiagnostics.UnknownPreprocessorDirective(at.Tokens.PlaceOf(name), directive));
        at.ExcuseWhatFollows(meant, name);
        at.Tokens.Advance();
        return Resume.AfterDefinition;
    }

    // A line 'include "x.dtsi"' or 'include <x.h>'. A property with this name would have a '=' first.
    private static bool IsInclude(Mistake at)
    {
        if (at.Subject.Kind != TokenKind.Name || !at.Tokens.IsInCurrentFile(at.Subject) || at.Tokens.TextOf(at.Subject) != "include")
            return false;
        char[] text = at.Tokens.BufferOf(at.Subject).Characters;
        int next = at.Subject.Start + at.Subject.Length;
        while (text[next] is ' ' or '\t')
            next++;
        return text[next] is '"' or '<';
    }

    private static bool IsComment(Mistake at) => BeginsWithHash(at) && at.Subject.Length == 1 && !at.Tokens.IsOnNewLine;

    private static bool IsDirective(Mistake at) =>
        BeginsWithHash(at) && Spelling.Nearest(at.Tokens.TextOf(at.Subject), Spelling.PreprocessorDirectives) is not null;

    private static bool BeginsWithHash(Mistake at) =>
        at.Subject.Kind == TokenKind.Name && at.Tokens.TextOf(at.Subject.Span)[0] == '#' && at.Tokens.IsInCurrentFile(at.Subject);

    private static void SkipLine(Mistake at)
    {
        SourceBuffer buffer = at.Tokens.BufferOf(at.Subject);
        int end = at.Subject.Start;
        while (end < buffer.Length && buffer.Characters[end] != '\n')
            end++;
        at.Tokens.TryGoTo(new Token(TokenKind.Unknown, at.Subject.Buffer, end, 0), LexerState.Name);
    }
}

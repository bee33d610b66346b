using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Syntax.Lexing;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>Slips in the definition of a macro, which appear where the macro is used as a value.</summary>
internal static class MacroSlips
{
    /// <summary>The table.</summary>
    public static ImmutableArray<Slip> Table { get; } =
    [
        new("A macro is defined with an equals sign", static at => at.At(TokenKind.Equal) && at.Tokens.DefinitionOf(at.Tokens.Current) is not null, static at =>
        {
            at.ReportInDefinition(SyntaxDiagnostics.EqualInMacro);
            at.Tokens.Advance();
            at.Missing = at.Tokens.Gap;
            return Resume.Here;
        }),
        new("A macro is defined with a semicolon", static at => at.At(TokenKind.Semicolon) && at.Tokens.DefinitionOf(at.Tokens.Current) is not null, static at =>
        {
            // Text after a semicolon would be read as a name.
            at.ReportInDefinition(SyntaxDiagnostics.SemicolonInMacro);
            at.Tokens.TryCut(at.Tokens.Current.Start + 1, LexerState.Value);
            at.Tokens.Advance();
            return Resume.Here;
        }),
    ];

    /// <summary>The same in an expression, the rest of which is skipped.</summary>
    public static ImmutableArray<Slip> InExpressions { get; } = [.. Table.Select(static slip => slip.ThenSkipExpression())];
}

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>A directive of a file, or the text between two directives.</summary>
internal sealed class SourceItem(int start, int end, DirectiveKind kind, int bodyStart)
{
    private PpToken[]? _tokens;
    private MacroDefinition? _definition;

    /// <summary>The offset of its beginning; a directive begins at its <c>#</c>.</summary>
    public int Start { get; } = start;

    /// <summary>The offset after its line feed.</summary>
    public int End { get; } = end;

    public DirectiveKind Kind { get; } = kind;

    /// <summary>The offset after the directive's name.</summary>
    public int BodyStart { get; } = bodyStart;

    // Several threads may scan the same tokens; the results are equal, and the last one is kept.

    /// <summary>
    /// The tokens after the directive's name. The tokens of a <c>#define</c> are scanned
    /// only for its definition, and are not kept.
    /// </summary>
    public PpToken[] Tokens(CleanText text) => Kind == DirectiveKind.Define ? Cut(text) : _tokens ??= Cut(text);

    /// <summary>The definition of a <c>#define</c>; null if it is invalid.</summary>
    public MacroDefinition? Definition(CleanText text, out DefinitionProblem? problem)
    {
        problem = null;
        return _definition ??= DefinitionParser.ParseSimple(text, BodyStart, End) ?? DefinitionParser.Parse(Tokens(text), out problem);
    }

    private PpToken[] Cut(CleanText text) => [.. PpLexer.ScanLine(text, BodyStart, End)];
}

/// <summary>What is wrong with a definition, and at which token.</summary>
internal sealed record DefinitionProblem(string Text, PpToken At);

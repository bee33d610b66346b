using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Sources;

/// <summary>A preprocessor directive in a file.</summary>
public sealed record SourceDirective
{
    /// <summary>The kind of the directive.</summary>
    public required DirectiveKind Kind { get; init; }

    /// <summary>The offset of its <c>#</c>.</summary>
    public required int Start { get; init; }

    /// <summary>The offset after its name.</summary>
    public required int BodyStart { get; init; }

    /// <summary>The offset after its line.</summary>
    public required int End { get; init; }

    /// <summary>The tokens after its name.</summary>
    public required ImmutableArray<SourceToken> Tokens { get; init; }
}

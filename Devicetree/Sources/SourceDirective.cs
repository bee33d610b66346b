using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Sources;

/// <summary>A directive of the preprocessor in a file.</summary>
public sealed record SourceDirective
{
    /// <summary>What it is.</summary>
    public required DirectiveKind Kind { get; init; }

    /// <summary>Where its <c>#</c> is.</summary>
    public required int Start { get; init; }

    /// <summary>The offset after its word.</summary>
    public required int BodyStart { get; init; }

    /// <summary>The offset after its line.</summary>
    public required int End { get; init; }

    /// <summary>What follows its word.</summary>
    public required ImmutableArray<SourceToken> Tokens { get; init; }
}

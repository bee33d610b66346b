using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Sources;

/// <summary>A macro.</summary>
public sealed record SourceMacro
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The name where it is defined.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>Its parameters; null if it takes none and no parentheses.</summary>
    public required ImmutableArray<string>? Parameters { get; init; }

    /// <summary>What is after them on its line, without comments.</summary>
    public required string Body { get; init; }

    /// <summary>Its beginning as a user writes it.</summary>
    public string Signature => Parameters is { } parameters ? $"{Name}({string.Join(", ", parameters)})" : Name;
}

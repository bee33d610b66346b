using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Sources;

/// <summary>A macro.</summary>
public sealed record SourceMacro
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The location of the name in its definition.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>Its parameters; null if it is defined without parentheses.</summary>
    public required ImmutableArray<string>? Parameters { get; init; }

    /// <summary>The text after the name and parameters on the line of the definition, without comments.</summary>
    public required string Body { get; init; }

    /// <summary>The name and parameters as a user writes them.</summary>
    public string Signature => Parameters is { } parameters ? $"{Name}({string.Join(", ", parameters)})" : Name;
}

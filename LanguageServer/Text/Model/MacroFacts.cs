using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Text.Model;

/// <summary>A macro.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">The name where it is defined.</param>
/// <param name="Parameters">Its parameters; null if it takes none and no parentheses.</param>
/// <param name="Body">What is after them on its line, without comments.</param>
internal sealed record MacroFacts(string Name, SourceLocation At, ImmutableArray<string>? Parameters, string Body)
{
    /// <summary>Its beginning as a user writes it.</summary>
    public string Signature => Parameters is { } parameters ? $"{Name}({string.Join(", ", parameters)})" : Name;
}

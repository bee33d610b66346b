using System.Collections.Immutable;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>An offer to change text, in the terms of the diagnostic's solution.</summary>
/// <param name="Title">What an editor shows.</param>
/// <param name="Key">What fixes have in common that are applied together.</param>
/// <param name="Edits">The changes.</param>
internal sealed record Fix(string Title, string Key, ImmutableArray<Edit> Edits);

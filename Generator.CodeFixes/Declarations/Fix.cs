using System.Collections.Immutable;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>A change of text that is offered for a diagnostic.</summary>
/// <param name="Title">The title in an editor.</param>
/// <param name="Key">The equivalence key: fixes with the same key can be applied together.</param>
/// <param name="Edits">The changes.</param>
internal sealed record Fix(string Title, string Key, ImmutableArray<Edit> Edits);

namespace Boards.Generator.Completion;

/// <summary>A name that can be written.</summary>
/// <param name="Text">The name.</param>
/// <param name="Note">What is shown beside it.</param>
/// <param name="Rank">The lower, the higher up in the list.</param>
/// <param name="Meaning">What it is, in a sentence or two.</param>
internal sealed record KnownName(string Text, string Note, int Rank, string Meaning);

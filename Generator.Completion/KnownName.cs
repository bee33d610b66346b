namespace Boards.Generator.Completion;

/// <summary>A name that completion offers.</summary>
/// <param name="Text">The name.</param>
/// <param name="Note">What is shown next to it.</param>
/// <param name="Rank">Its rank: a name with a lower rank is higher in the list.</param>
/// <param name="Meaning">What it is, in a sentence or two.</param>
internal sealed record KnownName(string Text, string Note, int Rank, string Meaning);

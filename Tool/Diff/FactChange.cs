namespace Boards.Tool.Diff;

/// <summary>A fact that two boards do not have alike.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Which one of this kind; empty if there is only one.</param>
/// <param name="Before">What the first board has; null if it has nothing like it.</param>
/// <param name="After">What the second board has; null if it has nothing like it.</param>
internal sealed record FactChange(FactKind Kind, string Name, string? Before, string? After);

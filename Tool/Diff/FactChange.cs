namespace Boards.Tool.Diff;

/// <summary>A fact that differs between two boards.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Which one of this kind; empty if there is only one.</param>
/// <param name="Before">What the first board has; null if it has no such fact.</param>
/// <param name="After">What the second board has; null if it has no such fact.</param>
internal sealed record FactChange(FactKind Kind, string Name, string? Before, string? After);

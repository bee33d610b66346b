namespace Boards.Tool.Diff;

/// <summary>One fact of a device that matters to software.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">Which one of this kind; empty if there is only one.</param>
/// <param name="Value">The fact.</param>
internal sealed record DeviceFact(FactKind Kind, string Name, string Value);

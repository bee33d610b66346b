namespace Boards.Microkit.Platforms;

/// <summary>A user's choice of the line of an interrupt whose controller chooses one at run time.</summary>
/// <param name="Path">The path of the node that raises the interrupt.</param>
/// <param name="Index">Position in its <c>interrupts</c>.</param>
/// <param name="Number">The number that seL4 sees.</param>
public readonly record struct LineChoice(string Path, int Index, uint Number);

namespace Boards.Hardware;

/// <summary>The place of an interrupt in the tree.</summary>
/// <param name="Path">The path of the node that raises it.</param>
/// <param name="Index">The position in the node's <c>interrupts</c>.</param>
public readonly record struct InterruptPosition(string Path, int Index);

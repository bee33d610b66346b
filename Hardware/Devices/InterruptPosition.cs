namespace Boards.Hardware;

/// <summary>An interrupt by its place in the tree.</summary>
/// <param name="Path">The path of the node that raises it.</param>
/// <param name="Index">Position in the node's <c>interrupts</c>.</param>
public readonly record struct InterruptPosition(string Path, int Index);

using Boards.Devicetree.Syntax.Preprocessing;

namespace Boards.Devicetree.Preambles;

/// <summary>A step that a file takes along a beginning: it includes a file, or has the version.</summary>
/// <param name="Node">Where it leads.</param>
/// <param name="Item">The item of the file that takes it.</param>
/// <param name="Path">How the included file is named; null for the version.</param>
internal sealed record PreambleStep(PreambleNode Node, int Item, IncludePath? Path);

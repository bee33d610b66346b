namespace Boards.Generator.Sources;

/// <summary>A board that has a class.</summary>
/// <param name="Board">The board. It is not an overlay, and its source is text.</param>
/// <param name="HasNullable">Whether the project's language has nullable reference types.</param>
internal sealed record BoardClass(CompiledBoard Board, bool HasNullable);

namespace Boards.Generator.Sources;

/// <summary>A board that has a class. Equal to another one with the same C#, so that a comment does not make the C# again.</summary>
/// <param name="Board">The board. It is not an overlay, and its source is text.</param>
/// <param name="HasNullable">Whether the project's language has nullable reference types.</param>
internal sealed record BoardClass(CompiledBoard Board, bool HasNullable)
{
    public bool Equals(BoardClass? other) => other is not null && HasNullable == other.HasNullable && Board.HasSameClass(other.Board);

    public override int GetHashCode() => Board.GetHashCode();
}

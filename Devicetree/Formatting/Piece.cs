namespace Boards.Devicetree.Formatting;

/// <summary>A piece of a source, and the white space before it.</summary>
/// <param name="Kind">The kind of the piece.</param>
/// <param name="Text">Its text, without white space at its ends.</param>
/// <param name="Gap">The white space before it, as it is in the source.</param>
/// <param name="Lines">How many lines end in the white space before it.</param>
internal sealed record Piece(PieceKind Kind, string Text, string Gap, int Lines)
{
    /// <summary>Whether it is a comment of either form.</summary>
    public bool IsComment => Kind is PieceKind.LineComment or PieceKind.BlockComment;

    /// <summary>Whether it is a certain mark.</summary>
    public bool Is(char mark) => Kind == PieceKind.Mark && Text[0] == mark;
}

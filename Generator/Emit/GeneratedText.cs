using System;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Emit;

/// <summary>
/// C# in the pieces in which it was written. It is neither a string nor a copy: a string of more than 42,000 characters is a large object,
/// and an editor that allocates large objects at each keystroke collects all of its memory again and again.
/// </summary>
/// <param name="pieces">The pieces. All but the last have <see cref="PieceLength"/> characters.</param>
internal sealed class GeneratedText(ImmutableArray<char[]> pieces) : SourceText
{
    /// <summary>The number of characters in a piece.</summary>
    public const int PieceLength = 1 << PieceBits;

    private const int PieceBits = 14;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length { get; } = ((pieces.Length - 1) << PieceBits) + pieces[pieces.Length - 1].Length;

    /// <inheritdoc/>
    public override char this[int position] => pieces[position >> PieceBits][position & (PieceLength - 1)];

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        while (count > 0)
        {
            char[] piece = pieces[sourceIndex >> PieceBits];
            int start = sourceIndex & (PieceLength - 1);
            int copied = Math.Min(count, piece.Length - start);
            Array.Copy(piece, start, destination, destinationIndex, copied);
            sourceIndex += copied;
            destinationIndex += copied;
            count -= copied;
        }
    }
}

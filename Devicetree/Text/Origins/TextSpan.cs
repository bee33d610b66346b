namespace Boards.Devicetree.Text;

/// <summary>A stretch of one of the texts that the parser reads (see <see cref="SourceMap"/>).</summary>
/// <param name="Buffer">Index of the text in its map.</param>
/// <param name="Start">Offset of the first UTF-16 code unit.</param>
/// <param name="Length">Number of UTF-16 code units.</param>
internal readonly record struct TextSpan(int Buffer, int Start, int Length)
{
    /// <summary>The offset just after the last code unit.</summary>
    public int End => Start + Length;

    /// <summary>The point just after this span.</summary>
    public TextSpan After => new(Buffer, End, 0);

    /// <summary>The span from the start of this one to the end of a later one; this span if the later one is in another text.</summary>
    public TextSpan To(TextSpan last) =>
        last.Buffer == Buffer && last.End >= Start ? new TextSpan(Buffer, Start, last.End - Start) : this;
}

namespace Boards.Devicetree.Text;

/// <summary>The items of the long value whose layout was looked up last.</summary>
/// <param name="value">The value in the text.</param>
/// <param name="bytes">The length of the value.</param>
/// <param name="items">Where each item is in the value and in the text, in order.</param>
internal sealed class LastLayout(TextSpan value, int bytes, (int Offset, TextSpan Span)[] items)
{
    public TextSpan Value => value;

    public int Bytes => bytes;

    public (int Offset, TextSpan Span)[] Items => items;
}

using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>Something at a place within a value that is not bytes yet.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">Bytes of the value before it, references to paths counting none.</param>
/// <param name="Text">The label without <c>:</c>, or the reference without <c>&amp;</c> and braces.</param>
/// <param name="Span">Where it is.</param>
internal readonly record struct ValueMark(ValueMarkKind Kind, int Offset, string Text, TextSpan Span);

/// <summary>Kinds of <see cref="ValueMark"/>.</summary>
internal enum ValueMarkKind : byte
{
    /// <summary>A label on the byte that follows.</summary>
    Label,

    /// <summary>Four bytes that will hold the phandle of a node.</summary>
    Phandle,

    /// <summary>The full path of a node goes here.</summary>
    Path,
}

using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>A reference or label within a value, which is not bytes yet.</summary>
/// <param name="Kind">The kind of the mark.</param>
/// <param name="Offset">The number of bytes of the value before it, without those of references to paths.</param>
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

using System;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>A reference or label within a value, which is not bytes yet.</summary>
/// <param name="Kind">The kind of the mark.</param>
/// <param name="Offset">The number of bytes of the value before it, without those of references to paths.</param>
/// <param name="Text">The label without <c>:</c>, or the reference without <c>&amp;</c> and braces.</param>
/// <param name="Span">Where it is.</param>
internal readonly record struct ValueMark(ValueMarkKind Kind, int Offset, string Text, TextSpan Span)
{
    // Most values with a reference begin with it, and have no other.
    private static readonly int[] First = [0];

    /// <summary>The offsets of the phandles among the marks of a value.</summary>
    public static int[] PhandlesIn(ValueMark[] marks)
    {
        int count = 0;
        foreach (ref readonly ValueMark mark in marks.AsSpan())
            count += mark.Kind == ValueMarkKind.Phandle ? 1 : 0;
        if (count == 0)
            return [];
        if (count == 1 && marks[0] is { Kind: ValueMarkKind.Phandle, Offset: 0 })
            return First;
        int[] offsets = new int[count];
        count = 0;
        foreach (ref readonly ValueMark mark in marks.AsSpan())
        {
            if (mark.Kind == ValueMarkKind.Phandle)
                offsets[count++] = mark.Offset;
        }

        return offsets;
    }
}

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

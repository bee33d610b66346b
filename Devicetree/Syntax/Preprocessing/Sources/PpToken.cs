using System;

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>A preprocessing token, the place where it is spelled, and the expansion that it comes from.</summary>
internal struct PpToken
{
    public PpTokenKind Kind;

    public PpTokenFlags Flags;

    /// <summary>In a macro's body, the parameter that it refers to, or -1.</summary>
    public short Parameter;

    public int Start;

    public int Length;

    /// <summary>The inclusion of the file that spells it.</summary>
    public int Inclusion;

    /// <summary>The offset in that file.</summary>
    public int Offset;

    /// <summary>The expansion that it comes from, or -1.</summary>
    public int Expansion;

    public char[] Buffer;

    public readonly ReadOnlySpan<char> Text => Buffer.AsSpan(Start, Length);

    public readonly bool IsSpaceBefore => (Flags & PpTokenFlags.SpaceBefore) != 0;

    public readonly bool Has(PpTokenFlags flag) => (Flags & flag) != 0;

    /// <summary>Whether it is this punctuator.</summary>
    public readonly bool Is(string punctuator) => Kind == PpTokenKind.Punctuator && Text.SequenceEqual(punctuator.AsSpan());

    /// <summary>Whether it is the punctuator that consists of this one character.</summary>
    public readonly bool Is(char punctuator) => Kind == PpTokenKind.Punctuator && Length == 1 && Buffer[Start] == punctuator;

    /// <summary>A mark for the end of an expansion, or for its beginning in place of the macro's name.</summary>
    public static PpToken Padding(PpTokenFlags flags) => new() { Kind = PpTokenKind.Padding, Flags = flags, Buffer = [], Parameter = -1, Expansion = -1 };
}

/// <summary>Further properties of a <see cref="PpToken"/>.</summary>
[Flags]
internal enum PpTokenFlags : byte
{
    None = 0,

    /// <summary>White space or a comment precedes it. For padding, it precedes the name that the padding replaces.</summary>
    SpaceBefore = 1,

    /// <summary>In a body: <c>##</c> follows.</summary>
    PasteWithNext = 2,

    /// <summary>In a body: <c>#</c> precedes this parameter.</summary>
    Stringify = 4,

    /// <summary>A macro's name within its own expansion; never expanded again.</summary>
    NoExpand = 8,

    /// <summary>Padding that replaces a macro's name.</summary>
    HasSource = 16,

    /// <summary>In a body: the parameter takes all further arguments.</summary>
    Variadic = 32,

    /// <summary>In a body: the opening parenthesis of <c>__VA_OPT__</c>, or its closing one.</summary>
    Optional = 64,
}

namespace Boards.Devicetree.Formatting;

/// <summary>The kinds of pieces in the layout of a source.</summary>
internal enum PieceKind
{
    /// <summary>A name, label, number, reference or directive, or a macro with its arguments: whatever has no space in it.</summary>
    Word,

    /// <summary>Text in quotes.</summary>
    Quoted,

    /// <summary>An expression in parentheses, or the arguments of a macro. White space in it may be part of a string that a macro makes.</summary>
    Parentheses,

    /// <summary>One of <c>{ } ; = , &lt; &gt; [ ]</c>.</summary>
    Mark,

    /// <summary>A comment that ends with its line.</summary>
    LineComment,

    /// <summary>A comment between <c>/*</c> and <c>*/</c>.</summary>
    BlockComment,

    /// <summary>A line for the preprocessor, with the lines that continue it.</summary>
    Directive,
}

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>Kinds of preprocessing tokens.</summary>
internal enum PpTokenKind : byte
{
    /// <summary>The end of a directive, of an argument, or of the file.</summary>
    End,
    Identifier,
    Number,
    String,
    Character,
    Punctuator,

    /// <summary>Any other character, or a quote without a matching quote, with the text after it.</summary>
    Other,

    /// <summary>Not a token, but a place where an expansion begins or ends, which decides whether the output has a space there.</summary>
    Padding,
}

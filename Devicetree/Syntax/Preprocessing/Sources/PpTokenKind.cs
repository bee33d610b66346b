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

    /// <summary>Any other character, or a quote without its partner and what follows it.</summary>
    Other,

    /// <summary>No token: where an expansion begins or ends, which decides about a space in the output.</summary>
    Padding,
}

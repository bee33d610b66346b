namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>What a word means depends on the tokens before it.</summary>
internal enum LexerState : byte
{
    /// <summary>Values: integers, characters, operators.</summary>
    Value,

    /// <summary>Behind <c>{</c>, <c>;</c> and deletions: a name of any of the characters that names may have.</summary>
    Name,

    /// <summary>Within <c>[ ]</c>: pairs of hexadecimal digits.</summary>
    Bytes,
}

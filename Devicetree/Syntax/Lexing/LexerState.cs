namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>What a word means depends on the tokens before it.</summary>
internal enum LexerState : byte
{
    /// <summary>Values: integers, characters, operators.</summary>
    Value,

    /// <summary>After <c>{</c>, <c>;</c> and deletions: a name of any of the characters that are valid in names.</summary>
    Name,

    /// <summary>Within <c>[ ]</c>: pairs of hexadecimal digits.</summary>
    Bytes,
}

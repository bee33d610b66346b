namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>How the lexer reads a word, which depends on the tokens before it.</summary>
internal enum LexerState : byte
{
    /// <summary>Values: integers, characters, operators.</summary>
    Value,

    /// <summary>After <c>{</c>, <c>;</c> and deletions: a name, with any of the characters that are valid in names.</summary>
    Name,

    /// <summary>Within <c>[ ]</c>: pairs of hexadecimal digits.</summary>
    Bytes,
}

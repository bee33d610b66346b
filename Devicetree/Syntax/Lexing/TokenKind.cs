namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>What a token is. Names in quotes are literal.</summary>
internal enum TokenKind : byte
{
    EndOfFile,

    /// <summary>Characters that do not begin a token.</summary>
    Unknown,

    /// <summary>A node's or property's name.</summary>
    Name,

    /// <summary>An identifier where a value is expected: usually an undefined macro.</summary>
    Identifier,
    String,
    UnterminatedString,
    Integer,
    Character,
    LabelReference,
    PathReference,
    Label,
    Byte,

    // Directives.
    Version,
    Plugin,
    MemoryReserve,
    Bits,
    DeleteProperty,
    DeleteNode,
    OmitIfNoReference,
    IncludeBinary,

    /// <summary><c>/word/</c> of a word that is not a directive.</summary>
    UnknownDirective,

    OpenBrace,
    CloseBrace,
    OpenBracket,
    CloseBracket,
    OpenParenthesis,
    CloseParenthesis,
    Semicolon,
    Comma,
    Equal,
    Slash,
    Less,
    Greater,
    Plus,
    Minus,
    Star,
    Percent,
    Ampersand,
    Bar,
    Caret,
    Tilde,
    Exclamation,
    Question,
    Colon,
    ShiftLeft,
    ShiftRight,
    LessOrEqual,
    GreaterOrEqual,
    EqualEqual,
    NotEqual,
    AndAnd,
    OrOr,
}

namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>The kinds of tokens.</summary>
public enum TokenKind : byte
{
    /// <summary>The end of the text.</summary>
    EndOfFile,

    /// <summary>Characters that do not begin a token.</summary>
    Unknown,

    /// <summary>A node's or property's name.</summary>
    Name,

    /// <summary>An identifier where a value is expected: usually an undefined macro.</summary>
    Identifier,

    /// <summary>A string, with its quotes.</summary>
    String,

    /// <summary>A string without its closing quote.</summary>
    UnterminatedString,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A character constant, with its quotes.</summary>
    Character,

    /// <summary><c>&amp;label</c>.</summary>
    LabelReference,

    /// <summary><c>&amp;{/path}</c>.</summary>
    PathReference,

    /// <summary>A label, with its colon.</summary>
    Label,

    /// <summary>A byte of a bytestring.</summary>
    Byte,

    /// <summary><c>/dts-v1/</c>.</summary>
    Version,

    /// <summary><c>/plugin/</c>.</summary>
    Plugin,

    /// <summary><c>/memreserve/</c>.</summary>
    MemoryReserve,

    /// <summary><c>/bits/</c>.</summary>
    Bits,

    /// <summary><c>/delete-property/</c>.</summary>
    DeleteProperty,

    /// <summary><c>/delete-node/</c>.</summary>
    DeleteNode,

    /// <summary><c>/omit-if-no-ref/</c>.</summary>
    OmitIfNoReference,

    /// <summary><c>/incbin/</c>.</summary>
    IncludeBinary,

    /// <summary><c>/word/</c> with a word that is not a directive.</summary>
    UnknownDirective,

    /// <summary><c>{</c>.</summary>
    OpenBrace,

    /// <summary><c>}</c>.</summary>
    CloseBrace,

    /// <summary><c>[</c>.</summary>
    OpenBracket,

    /// <summary><c>]</c>.</summary>
    CloseBracket,

    /// <summary><c>(</c>.</summary>
    OpenParenthesis,

    /// <summary><c>)</c>.</summary>
    CloseParenthesis,

    /// <summary><c>;</c>.</summary>
    Semicolon,

    /// <summary><c>,</c>.</summary>
    Comma,

    /// <summary><c>=</c>.</summary>
    Equal,

    /// <summary><c>/</c>.</summary>
    Slash,

    /// <summary><c>&lt;</c>.</summary>
    Less,

    /// <summary><c>&gt;</c>.</summary>
    Greater,

    /// <summary><c>+</c>.</summary>
    Plus,

    /// <summary><c>-</c>.</summary>
    Minus,

    /// <summary><c>*</c>.</summary>
    Star,

    /// <summary><c>%</c>.</summary>
    Percent,

    /// <summary><c>&amp;</c>.</summary>
    Ampersand,

    /// <summary><c>|</c>.</summary>
    Bar,

    /// <summary><c>^</c>.</summary>
    Caret,

    /// <summary><c>~</c>.</summary>
    Tilde,

    /// <summary><c>!</c>.</summary>
    Exclamation,

    /// <summary><c>?</c>.</summary>
    Question,

    /// <summary><c>:</c>.</summary>
    Colon,

    /// <summary><c>&lt;&lt;</c>.</summary>
    ShiftLeft,

    /// <summary><c>&gt;&gt;</c>.</summary>
    ShiftRight,

    /// <summary><c>&lt;=</c>.</summary>
    LessOrEqual,

    /// <summary><c>&gt;=</c>.</summary>
    GreaterOrEqual,

    /// <summary><c>==</c>.</summary>
    EqualEqual,

    /// <summary><c>!=</c>.</summary>
    NotEqual,

    /// <summary><c>&amp;&amp;</c>.</summary>
    AndAnd,

    /// <summary><c>||</c>.</summary>
    OrOr,
}

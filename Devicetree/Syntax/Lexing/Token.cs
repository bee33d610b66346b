using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>A token: its kind and its location. Its text stays in the buffer.</summary>
internal readonly struct Token
{
    public Token(TokenKind kind, int buffer, int start, int length)
    {
        Kind = kind;
        Buffer = buffer;
        Start = start;
        Length = length;
    }

    public TokenKind Kind { get; }

    public int Buffer { get; }

    public int Start { get; }

    public int Length { get; }

    public TextSpan Span => new(Buffer, Start, Length);
}

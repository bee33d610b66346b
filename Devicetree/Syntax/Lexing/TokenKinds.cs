using Boards.Devicetree.Syntax.Expressions;

namespace Boards.Devicetree.Syntax.Lexing;

/// <summary>The syntactic roles of kinds of tokens.</summary>
internal static class TokenKinds
{
    /// <summary>Whether an item of a value begins with such a token.</summary>
    public static bool StartsItem(this TokenKind kind) => kind is TokenKind.String or TokenKind.Less or TokenKind.OpenBracket
        or TokenKind.LabelReference or TokenKind.PathReference or TokenKind.Bits or TokenKind.IncludeBinary;

    /// <summary>Whether a definition begins with such a token, or the definitions of a node end with it.</summary>
    public static bool StartsDefinition(this TokenKind kind) => kind is TokenKind.Name or TokenKind.Label or TokenKind.CloseBrace
        or TokenKind.DeleteProperty or TokenKind.DeleteNode or TokenKind.OmitIfNoReference or TokenKind.MemoryReserve or TokenKind.Plugin
        or TokenKind.Slash or TokenKind.LabelReference or TokenKind.PathReference or TokenKind.Ampersand or TokenKind.EndOfFile;

    /// <summary>The operator that a token is between two operands; <see cref="Operator.Parenthesis"/> if it is not one.</summary>
    public static Operator Infix(this TokenKind kind) => kind switch
    {
        TokenKind.Question => Operator.Question,
        TokenKind.Colon => Operator.Conditional,
        TokenKind.OrOr => Operator.OrElse,
        TokenKind.AndAnd => Operator.AndAlso,
        TokenKind.Bar => Operator.Or,
        TokenKind.Caret => Operator.Xor,
        TokenKind.Ampersand => Operator.And,
        TokenKind.EqualEqual => Operator.Equal,
        TokenKind.NotEqual => Operator.NotEqual,
        TokenKind.Less => Operator.Less,
        TokenKind.Greater => Operator.Greater,
        TokenKind.LessOrEqual => Operator.LessOrEqual,
        TokenKind.GreaterOrEqual => Operator.GreaterOrEqual,
        TokenKind.ShiftLeft => Operator.ShiftLeft,
        TokenKind.ShiftRight => Operator.ShiftRight,
        TokenKind.Plus => Operator.Add,
        TokenKind.Minus => Operator.Subtract,
        TokenKind.Star => Operator.Multiply,
        TokenKind.Slash => Operator.Divide,
        TokenKind.Percent => Operator.Remainder,
        _ => Operator.Parenthesis,
    };
}

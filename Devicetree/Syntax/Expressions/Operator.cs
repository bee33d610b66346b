namespace Boards.Devicetree.Syntax.Expressions;

/// <summary>The operators of C's integer expressions.</summary>
internal enum Operator : byte
{
    /// <summary>An opening parenthesis, on the stack until it is closed.</summary>
    Parenthesis,
    Comma,

    /// <summary><c>?</c> whose <c>:</c> has not been read yet.</summary>
    Question,

    /// <summary><c>? :</c> that is complete except for its last operand.</summary>
    Conditional,
    OrElse,
    AndAlso,
    Or,
    Xor,
    And,
    Equal,
    NotEqual,
    Less,
    Greater,
    LessOrEqual,
    GreaterOrEqual,
    ShiftLeft,
    ShiftRight,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,
    Plus,
    Complement,
    Not,
}

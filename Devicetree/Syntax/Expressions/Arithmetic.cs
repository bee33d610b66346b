namespace Boards.Devicetree.Syntax.Expressions;

/// <summary>Arithmetic in 64 bits that wraps around. A shift by 64 or more leaves only the sign.</summary>
internal static class Arithmetic
{
    /// <summary>Applies an operator of two operands; the divisor is not zero.</summary>
    public static Operand Apply(Operator op, Operand left, Operand right)
    {
        bool isUnsigned = left.IsUnsigned || right.IsUnsigned;
        ulong a = left.Bits;
        ulong b = right.Bits;
        unchecked
        {
            return op switch
            {
                Operator.Comma => right,
                Operator.OrElse => Truth(left.IsTrue || right.IsTrue),
                Operator.AndAlso => Truth(left.IsTrue && right.IsTrue),
                Operator.Equal => Truth(a == b),
                Operator.NotEqual => Truth(a != b),
                Operator.Less => Truth(IsLess(a, b, isUnsigned)),
                Operator.Greater => Truth(IsLess(b, a, isUnsigned)),
                Operator.LessOrEqual => Truth(!IsLess(b, a, isUnsigned)),
                Operator.GreaterOrEqual => Truth(!IsLess(a, b, isUnsigned)),
                Operator.ShiftLeft => Shift(left, right, toTheLeft: true),
                Operator.ShiftRight => Shift(left, right, toTheLeft: false),
                Operator.Or => new Operand(a | b, isUnsigned),
                Operator.Xor => new Operand(a ^ b, isUnsigned),
                Operator.And => new Operand(a & b, isUnsigned),
                Operator.Add => new Operand(a + b, isUnsigned),
                Operator.Subtract => new Operand(a - b, isUnsigned),
                Operator.Multiply => new Operand(a * b, isUnsigned),
                Operator.Divide => new Operand(isUnsigned ? a / b : Divide((long)a, (long)b), isUnsigned),
                _ => new Operand(isUnsigned ? a % b : Remainder((long)a, (long)b), isUnsigned),
            };
        }
    }

    private static Operand Truth(bool value) => new(value ? 1u : 0u, IsUnsigned: false);

    private static bool IsLess(ulong a, ulong b, bool isUnsigned) => isUnsigned ? a < b : unchecked((long)a < (long)b);

    // The only quotient that overflows, the least number divided by -1, wraps around.
    private static ulong Divide(long a, long b) => unchecked(b == -1 ? (ulong)(0 - a) : (ulong)(a / b));

    private static ulong Remainder(long a, long b) => unchecked(b == -1 ? 0 : (ulong)(a % b));

    // A negative count shifts the other way, as in cpp.
    private static Operand Shift(Operand value, Operand by, bool toTheLeft)
    {
        ulong count = by.Bits;
        if (!by.IsUnsigned && unchecked((long)count) < 0)
        {
            count = unchecked(0 - count);
            toTheLeft = !toTheLeft;
        }

        bool fills = !value.IsUnsigned && unchecked((long)value.Bits) < 0;
        if (toTheLeft)
            return value with { Bits = count >= 64 ? 0 : value.Bits << (int)count };
        if (count >= 64)
            return value with { Bits = fills ? ulong.MaxValue : 0 };
        return value with { Bits = fills ? unchecked((ulong)((long)value.Bits >> (int)count)) : value.Bits >> (int)count };
    }
}

using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Expressions;

/// <summary>
/// Evaluates an infix expression as its parts arrive, with two stacks instead of recursion, so that only memory limits
/// how deep parentheses can be nested. Used for values in a devicetree (all unsigned, every operand evaluated) and for
/// <c>#if</c> (signed, but unsigned if an operand is unsigned; unused operands are not evaluated).
/// </summary>
internal sealed class Calculator
{
    private readonly Stack<Operand> _operands = new();
    private readonly Stack<Pending> _operators = new();
    private readonly bool _shortCircuit;
    private int _skipping;

    /// <param name="shortCircuit">Whether an unused operand may divide by zero.</param>
    public Calculator(bool shortCircuit) => _shortCircuit = shortCircuit;

    /// <summary>Whether an operand, a sign or an opening parenthesis must come next.</summary>
    public bool WantsOperand { get; private set; } = true;

    /// <summary>The number of open parentheses.</summary>
    public int OpenParentheses { get; private set; }

    /// <summary>The first operator that divided by zero, if any.</summary>
    public TextSpan? DivisionByZero { get; private set; }

    /// <summary>Clears everything, for another expression.</summary>
    public void Clear()
    {
        _operands.Clear();
        _operators.Clear();
        _skipping = 0;
        WantsOperand = true;
        OpenParentheses = 0;
        DivisionByZero = null;
    }

    public void Push(ulong bits, bool isUnsigned)
    {
        _operands.Push(new Operand(bits, isUnsigned));
        WantsOperand = false;
    }

    public void PushPrefix(Operator prefix, TextSpan span) => _operators.Push(new Pending(prefix, span, Skips: false));

    public void Open(TextSpan span)
    {
        _operators.Push(new Pending(Operator.Parenthesis, span, Skips: false));
        OpenParentheses++;
    }

    /// <summary>Closes the innermost parenthesis.</summary>
    /// <returns>Whether it could be closed: neither an operand nor the second part of a <c>?</c> is missing.</returns>
    public bool Close()
    {
        if (WantsOperand || OpenParentheses == 0 || !Reduce(Operator.Parenthesis) || _operators.Peek().Operator != Operator.Parenthesis)
            return false;
        _operators.Pop();
        OpenParentheses--;
        return true;
    }

    /// <summary>Pushes an operator between two operands.</summary>
    /// <returns>False for a <c>:</c> without <c>?</c>.</returns>
    public bool PushBinary(Operator infix, TextSpan span)
    {
        if (infix == Operator.Conditional)
            return PushColon();
        ReduceTighterThan(infix);
        bool skips = infix switch
        {
            Operator.AndAlso => !_operands.Peek().IsTrue,
            Operator.OrElse => _operands.Peek().IsTrue,
            Operator.Question => !_operands.Peek().IsTrue,
            _ => false,
        };
        _skipping += skips ? 1 : 0;
        _operators.Push(new Pending(infix, span, skips));
        WantsOperand = true;
        return true;
    }

    /// <summary>The value of the whole expression.</summary>
    /// <returns>Null if an operand, a closing parenthesis or the second part of a <c>?</c> is missing.</returns>
    public Operand? Finish()
    {
        if (WantsOperand || OpenParentheses > 0 || !Reduce(Operator.Parenthesis) || _operators.Count > 0)
            return null;
        return _operands.Pop();
    }

    // The second operand is complete; the third one follows.
    private bool PushColon()
    {
        if (!Reduce(Operator.Question) || _operators.Count == 0 || _operators.Peek().Operator != Operator.Question)
            return false;
        Pending question = _operators.Pop();
        _skipping += question.Skips ? -1 : 1;
        _operators.Push(new Pending(Operator.Conditional, question.Span, !question.Skips));
        WantsOperand = true;
        return true;
    }

    // Applies the operators above the nearest operator of this kind on the stack. False if a "?" has no ":".
    private bool Reduce(Operator until)
    {
        while (_operators.Count > 0 && _operators.Peek().Operator is Operator top && top != until && top != Operator.Parenthesis)
        {
            if (top == Operator.Question)
                return false;
            Apply(_operators.Pop());
        }

        return true;
    }

    private void ReduceTighterThan(Operator infix)
    {
        // "?" associates to the right, all others to the left.
        int limit = infix == Operator.Question ? Precedence(infix) + 1 : Precedence(infix);
        while (_operators.Count > 0 && _operators.Peek().Operator is not (Operator.Parenthesis or Operator.Question)
            && Precedence(_operators.Peek().Operator) >= limit)
        {
            Apply(_operators.Pop());
        }
    }

    private void Apply(Pending pending)
    {
        _skipping -= pending.Skips ? 1 : 0;
        Operand right = _operands.Pop();
        if (pending.Operator >= Operator.Negate)
        {
            _operands.Push(ApplyPrefix(pending.Operator, right));
            return;
        }

        Operand left = _operands.Pop();
        if (pending.Operator == Operator.Conditional)
        {
            Operand condition = _operands.Pop();
            bool isUnsigned = left.IsUnsigned || right.IsUnsigned;
            _operands.Push(new Operand(condition.IsTrue ? left.Bits : right.Bits, isUnsigned));
            return;
        }

        if (pending.Operator is Operator.Divide or Operator.Remainder && right.Bits == 0)
        {
            if (_skipping == 0 || !_shortCircuit)
                DivisionByZero ??= pending.Span;
            _operands.Push(new Operand(0, left.IsUnsigned || right.IsUnsigned));
            return;
        }

        _operands.Push(Arithmetic.Apply(pending.Operator, left, right));
    }

    private static Operand ApplyPrefix(Operator prefix, Operand operand) => prefix switch
    {
        Operator.Negate => operand with { Bits = unchecked(0 - operand.Bits) },
        Operator.Complement => operand with { Bits = ~operand.Bits },
        Operator.Not => new Operand(operand.IsTrue ? 0u : 1u, IsUnsigned: false),
        _ => operand,
    };

    private static int Precedence(Operator op) => op switch
    {
        Operator.Comma => 1,
        Operator.Question or Operator.Conditional => 2,
        Operator.OrElse => 3,
        Operator.AndAlso => 4,
        Operator.Or => 5,
        Operator.Xor => 6,
        Operator.And => 7,
        Operator.Equal or Operator.NotEqual => 8,
        Operator.Less or Operator.Greater or Operator.LessOrEqual or Operator.GreaterOrEqual => 9,
        Operator.ShiftLeft or Operator.ShiftRight => 10,
        Operator.Add or Operator.Subtract => 11,
        Operator.Multiply or Operator.Divide or Operator.Remainder => 12,
        _ => 13,
    };

    private readonly record struct Pending(Operator Operator, TextSpan Span, bool Skips);
}

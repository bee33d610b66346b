using Boards.Devicetree.Syntax.Expressions;
using Boards.Devicetree.Syntax.Lexing;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>Integers, and expressions in parentheses: unsigned, 64 bits, every part evaluated.</summary>
internal sealed partial class Parser
{
    // One calculator is enough, because an expression contains no other: parentheses within it are part of it.
    private readonly Calculator _calculator = new(shortCircuit: false);

    // primary = INTEGER | CHARACTER | "(" expression ")"
    private bool TryParsePrimary(out ulong value)
    {
        value = 0;
        switch (_tokens.Kind)
        {
            case TokenKind.Integer:
                value = ReadInteger(_tokens.Current);
                _tokens.Advance();
                return true;
            case TokenKind.Character:
                value = ReadCharacter(_tokens.Current);
                _tokens.Advance();
                return true;
            case TokenKind.Identifier:
                _recovery.ReportUndefined();
                _tokens.Advance();
                return true;
            case TokenKind.OpenParenthesis:
                value = ParseExpression();
                return true;
            default:
                return false;
        }
    }

    // Reads from "(" to its ")". After a mistake, which is reported, the value is 0.
    private ulong ParseExpression()
    {
        Calculator calculator = _calculator;
        calculator.Clear();
        Token open = _tokens.Current;
        do
        {
            if (!TryStep(calculator))
            {
                _recovery.InExpression(open, calculator);
                return 0;
            }
        }
        while (calculator.OpenParentheses > 0);

        if (calculator.DivisionByZero is { } division)
            _recovery.Report(SyntaxDiagnostics.DivisionByZero(_tokens.PlaceOf(division)));
        return calculator.Finish() is { } result ? result.Bits : 0;
    }

    private bool TryStep(Calculator calculator)
    {
        Token token = _tokens.Current;
        if (token.Kind == TokenKind.CloseParenthesis)
        {
            if (!calculator.Close())
                return false;
            _tokens.Advance();
            return true;
        }

        if (calculator.WantsOperand)
            return TryOperand(calculator, token);
        Operator infix = token.Kind.Infix();
        if (infix == Operator.Parenthesis || !calculator.PushBinary(infix, token.Span))
            return false;
        _tokens.Advance();
        return true;
    }

    private bool TryOperand(Calculator calculator, in Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Character or TokenKind.Identifier:
                _ = TryParsePrimary(out ulong value);
                calculator.Push(value, isUnsigned: true);
                if (token.Kind == TokenKind.Identifier && _tokens.Kind == TokenKind.OpenParenthesis)
                    SkipParentheses();
                return true;
            case TokenKind.OpenParenthesis:
                calculator.Open(token.Span);
                break;
            case TokenKind.Minus:
                calculator.PushPrefix(Operator.Negate, token.Span);
                break;
            case TokenKind.Tilde:
                calculator.PushPrefix(Operator.Complement, token.Span);
                break;
            case TokenKind.Exclamation:
                calculator.PushPrefix(Operator.Not, token.Span);
                break;
            default:
                return false;
        }

        _tokens.Advance();
        return true;
    }

    private ulong ReadInteger(in Token token)
    {
        Literals.IntegerResult result = Literals.ReadInteger(_tokens.TextOf(token.Span), out ulong value);
        if (result == Literals.IntegerResult.BadDigit)
            _recovery.Report(SyntaxDiagnostics.BadInteger(_tokens.PlaceOf(token), _tokens.TextOf(token)));
        else if (result == Literals.IntegerResult.OutOfRange)
            _recovery.Report(SyntaxDiagnostics.IntegerOutOfRange(_tokens.PlaceOf(token), _tokens.TextOf(token)));
        return result == Literals.IntegerResult.OutOfRange ? 0 : value;
    }

    // A character constant is one byte. It is decoded in the arena, like a string.
    private ulong ReadCharacter(in Token token)
    {
        int before = _bytes.Length;
        AppendString(token);
        byte[] bytes = _bytes.Cut(before);
        if (bytes.Length != 1 && _recovery.TryCutCharacter())
            return 0;
        if (bytes.Length != 1)
            _recovery.Report(SyntaxDiagnostics.BadCharacter(_tokens.PlaceOf(token), bytes.Length));
        return bytes.Length > 0 ? bytes[0] : 0u;
    }

    // Skips from the current token, a "(", past its ")".
    private void SkipParentheses()
    {
        _tokens.Advance();
        _recovery.SkipToCloseParenthesis();
    }
}

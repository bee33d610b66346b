using Boards.Devicetree.Syntax.Expressions;
using Boards.Devicetree.Syntax.Lexing;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>Integers, and expressions in parentheses: unsigned, 64 bits, every part evaluated.</summary>
internal sealed partial class Parser
{
    // An expression holds no other: parentheses within it are its own.
    private readonly Calculator _calculator = new(shortCircuit: false);

    // primary = INTEGER | CHARACTER | "(" expression ")"
    private bool TryParsePrimary(out ulong value)
    {
        value = 0;
        switch (_token.Kind)
        {
            case TokenKind.Integer:
                value = ReadInteger(_token);
                Advance();
                return true;
            case TokenKind.Character:
                value = ReadCharacter(_token);
                Advance();
                return true;
            case TokenKind.Identifier:
                ReportUndefined(_token);
                Advance();
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
        Token open = _token;
        do
        {
            if (!TryStep(calculator))
            {
                if (!TryEndAtGreater(open) && !TryEndBeforeOperand(open, calculator))
                {
                    ReportBadExpression(open, calculator);
                    SkipToCloseParenthesis(calculator.OpenParentheses);
                }

                return 0;
            }
        }
        while (calculator.OpenParentheses > 0);

        if (calculator.DivisionByZero is { } division)
            Report(SyntaxDiagnostics.DivisionByZero(_map.PlaceOf(division)));
        return calculator.Finish() is { } result ? result.Bits : 0;
    }

    private bool TryStep(Calculator calculator)
    {
        Token token = _token;
        if (token.Kind == TokenKind.CloseParenthesis)
        {
            if (!calculator.Close())
                return false;
            Advance();
            return true;
        }

        if (calculator.WantsOperand)
            return TryOperand(calculator, token);
        Operator infix = Infix(token.Kind);
        if (infix == Operator.Parenthesis || !calculator.PushBinary(infix, token.Span))
            return false;
        Advance();
        return true;
    }

    private bool TryOperand(Calculator calculator, in Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Integer or TokenKind.Character or TokenKind.Identifier:
                _ = TryParsePrimary(out ulong value);
                calculator.Push(value, isUnsigned: true);
                if (token.Kind == TokenKind.Identifier && _token.Kind == TokenKind.OpenParenthesis)
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

        Advance();
        return true;
    }

    // In "<(1 + 2>;" the ">" was not a comparison.
    private bool TryEndAtGreater(in Token open)
    {
        Token greater = _previous;
        if (greater.Kind != TokenKind.Greater || _token.Kind is not (TokenKind.Semicolon or TokenKind.Comma or TokenKind.CloseBrace)
            || !_lexer.Reread(greater, LexerState.Value))
        {
            return false;
        }

        Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(greater.Span with { Length = 0 }), ")", PlaceOf(open).Location));
        Advance();
        return true;
    }

    // In "<(1 + 2 3>" no ")" follows that would end it: it is missing before the second number.
    private bool TryEndBeforeOperand(in Token open, Calculator calculator)
    {
        bool isOperand = _token.Kind is TokenKind.Integer or TokenKind.Character or TokenKind.LabelReference or TokenKind.PathReference;
        if (!isOperand || calculator.WantsOperand || IsClosedOnLine(calculator.OpenParentheses))
            return false;
        Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_previous.Span.After), ")", PlaceOf(open).Location));
        return true;
    }

    // Whether as many parentheses as are open are closed before the end of the line or of the cells.
    private bool IsClosedOnLine(int depth)
    {
        char[] text = _map.Buffer(_token.Buffer).Characters;
        for (int at = _token.Start; depth > 0; at++)
        {
            if (text[at] is '\n' or '\0' or ';' or '{' or '}')
                return false;
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        }

        return true;
    }

    private void ReportBadExpression(in Token open, Calculator calculator)
    {
        if (_token.Kind is TokenKind.Semicolon or TokenKind.CloseBrace or TokenKind.OpenBrace or TokenKind.EndOfFile or TokenKind.Greater
            && !calculator.WantsOperand)
        {
            Report(SyntaxDiagnostics.Unclosed(_map.PlaceOf(_previous.Span.After), ")", PlaceOf(open).Location));
        }
        else if (_token.Kind == TokenKind.UnterminatedString)
        {
            ReportUnterminatedString(_token);
        }
        else
        {
            Report(SyntaxDiagnostics.BadExpression(PlaceOf(_token), Describe(_token), calculator.WantsOperand));
        }
    }

    private static Operator Infix(TokenKind kind) => kind switch
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

    private ulong ReadInteger(in Token token)
    {
        Literals.IntegerResult result = Literals.ReadInteger(_map.TextOf(token.Span), out ulong value);
        if (result == Literals.IntegerResult.BadDigit)
            Report(SyntaxDiagnostics.BadInteger(PlaceOf(token), TextOf(token)));
        else if (result == Literals.IntegerResult.OutOfRange)
            Report(SyntaxDiagnostics.IntegerOutOfRange(PlaceOf(token), TextOf(token)));
        return result == Literals.IntegerResult.OutOfRange ? 0 : value;
    }

    // A character constant is one byte. What it decodes to goes through the arena, as strings do.
    private ulong ReadCharacter(in Token token)
    {
        int before = _bytes.Length;
        AppendString(token);
        byte[] bytes = _bytes.Cut(before);
        if (bytes.Length != 1 && TryCutCharacter(token))
            return 0;
        if (bytes.Length != 1)
            Report(SyntaxDiagnostics.BadCharacter(PlaceOf(token), bytes.Length));
        return bytes.Length > 0 ? bytes[0] : 0u;
    }

    private string TextOf(in Token token) => _map.TextOf(token.Span).ToString();

    // Reported when everything is read: the intended name may be a label further down, or defined in a missing file.
    private void ReportUndefined(in Token token, bool isCell = true)
    {
        bool isSuffix = _previous.Kind == TokenKind.Integer && _previous.Buffer == token.Buffer && _previous.Start + _previous.Length == token.Start;
        if (isSuffix)
            Report(SyntaxDiagnostics.BadInteger(_map.PlaceOf(_previous.Span.To(token.Span)), TextOf(_previous) + TextOf(token)));
        else
            _undefined.Add(PlaceOf(token), TextOf(token), isCell);
    }
}

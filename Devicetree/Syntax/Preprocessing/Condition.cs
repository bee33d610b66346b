using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax.Expressions;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>The expression of <c>#if</c>: C's integer constants and operators, <c>defined</c> and <c>__has_include</c>.</summary>
internal sealed class Condition(
    Preprocessor preprocessor, MacroExpander expander, MacroTable macros, Assertions assertions, DiagnosticBag diagnostics, FileReader reader, Place end)
{
    private bool _failed;

    /// <summary>Whether the condition is true. An invalid condition is reported and is false.</summary>
    public bool Evaluate(PpToken[] tokens)
    {
        if (tokens.Length == 0)
        {
            diagnostics.Add(PreprocessorDiagnostics.BadCondition(end, "expected a condition"));
            return false;
        }

        List<PpToken> expanded = expander.ExpandDirective(WithAssertions(tokens), reader.Inclusion, Replace);
        if (_failed || expander.IsTooMuch)
            return false;
        Calculator calculator = new(shortCircuit: true);
        for (int i = 0; i < expanded.Count; i++)
        {
            PpToken token = expanded[i];
            if (Step(calculator, token, i))
                continue;
            string text = token.Text.ToString();
            if (!_failed && !calculator.WantsOperand && token.Kind != PpTokenKind.Punctuator)
                Fail(token, $"expected an operator before '{text}'");
            else if (!_failed)
                Fail(token, $"unexpected '{text}'", text is "=" ? "==" : null);
            return false;
        }

        Operand? result = calculator.Finish();
        if (result is null)
            diagnostics.Add(PreprocessorDiagnostics.BadCondition(end, calculator.WantsOperand ? "expected an operand" : "expected ')'"));
        else if (calculator.DivisionByZero is { } division)
            Fail(expanded[division.Start], "the divisor is 0");
        return result is { IsTrue: true } && calculator.DivisionByZero is null;
    }

    // assertion = "#" predicate [ "(" answer ")" ]; its words are not expanded
    private PpToken[] WithAssertions(PpToken[] tokens)
    {
        if (!Array.Exists(tokens, static token => token.Is('#')))
            return tokens;
        List<PpToken> replaced = [];
        for (int i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].Is('#'))
            {
                replaced.Add(tokens[i]);
            }
            else if (Assertions.Read(tokens, i + 1, out int end) is { } asked)
            {
                replaced.Add(Truth(tokens[i], assertions.Holds(asked.Predicate, asked.Answer)));
                i = end - 1;
            }
            else
            {
                Fail(tokens[i] with { Inclusion = reader.Inclusion }, "expected a predicate of #assert after '#'");
                return [];
            }
        }

        return [.. replaced];
    }

    // "defined" and "__has_include" take what follows unexpanded.
    private PpToken? Replace(Func<PpToken> next, PpToken token)
    {
        if (token.Kind != PpTokenKind.Identifier)
            return null;
        if (token.Text.SequenceEqual("defined".AsSpan()))
            return ReplaceDefined(next, token);
        bool isNext = token.Text.SequenceEqual("__has_include_next".AsSpan());
        return isNext || token.Text.SequenceEqual("__has_include".AsSpan()) ? ReplaceHasInclude(next, token, isNext) : null;
    }

    // defined = "defined" ( name | "(" name ")" )
    private PpToken ReplaceDefined(Func<PpToken> next, PpToken token)
    {
        PpToken name = next();
        bool parenthesis = name.Is('(');
        if (parenthesis)
            name = next();
        if (name.Kind != PpTokenKind.Identifier)
            Fail(name, "expected a macro name after 'defined'");
        else if (parenthesis && next() is var close && !close.Is(')'))
            Fail(close, $"expected ')' after '{name.Text.ToString()}'");
        bool isDefined = name.Kind == PpTokenKind.Identifier && macros.Find(name.Buffer, name.Start, name.Length) is { } macro
            && !preprocessor.ReportPoisoned(macro, expander.PlaceOf(name));
        return Truth(token, isDefined);
    }

    // has = "__has_include" "(" ( STRING | "<" characters ">" ) ")"
    private PpToken ReplaceHasInclude(Func<PpToken> next, PpToken token, bool isNext)
    {
        PpToken open = next();
        List<PpToken> tokens = [];
        for (PpToken part = next(); part.Kind != PpTokenKind.End && !part.Is(')'); part = next())
            tokens.Add(part);
        IncludePath? path = null;
        if (open.Is('(') && tokens.Count > 0)
        {
            if (tokens[0].Kind == PpTokenKind.String)
                path = IncludePath.Quoted(tokens[0]);
            else if (tokens[0].Kind == PpTokenKind.Punctuator && tokens[0].Text[0] == '<' && IncludePath.Bracketed(tokens, 0, out _) is { } bracketed)
                path = new IncludePath(bracketed, false, token.Offset, token.Length);
        }

        if (path is null)
            Fail(token, $"'{token.Text.ToString()}' expects a file in parentheses");
        return Truth(token, path is not null && preprocessor.CanInclude(reader, path, isNext));
    }

    private static PpToken Truth(PpToken token, bool value)
    {
        token.Kind = PpTokenKind.Number;
        token.Buffer = [value ? '1' : '0', '\n', '\0'];
        (token.Start, token.Length) = (0, 1);
        return token;
    }

    // An operator's place is its index among the tokens.
    private bool Step(Calculator calculator, in PpToken token, int index)
    {
        if (token.Is(')'))
            return calculator.Close();
        if (!calculator.WantsOperand)
            return Infix(token) is { } infix && calculator.PushBinary(infix, new TextSpan(0, index, 1));
        switch (token.Kind)
        {
            case PpTokenKind.Number:
                return PushNumber(calculator, token);
            case PpTokenKind.Character:
                return PushCharacter(calculator, token);
            case PpTokenKind.Identifier:
                calculator.Push(0, isUnsigned: false);
                return true;
            case PpTokenKind.Punctuator when token.Length == 1:
                return PushPrefix(calculator, token.Text[0]);
            default:
                return false;
        }
    }

    private static bool PushPrefix(Calculator calculator, char prefix)
    {
        switch (prefix)
        {
            case '(': calculator.Open(default); return true;
            case '-': calculator.PushPrefix(Operator.Negate, default); return true;
            case '+': calculator.PushPrefix(Operator.Plus, default); return true;
            case '~': calculator.PushPrefix(Operator.Complement, default); return true;
            case '!': calculator.PushPrefix(Operator.Not, default); return true;
            default: return false;
        }
    }

    // number = digits in the base that the prefix gives, and "u" and "l" or "ll" in any order
    private bool PushNumber(Calculator calculator, in PpToken token)
    {
        string text = token.Text.ToString();
        int end = text.Length;
        while (end > 1 && text[end - 1] is 'u' or 'U' or 'l' or 'L')
            end--;
        string suffix = text.Substring(end).ToUpperInvariant();
        (uint radix, int start) = text.Length > 1 && text[0] == '0' ? text[1] switch
        {
            'x' or 'X' when text.Length > 2 => (16u, 2),
            'b' or 'B' when text.Length > 2 => (2u, 2),
            _ => (8u, 1),
        }
        : (10u, 0);
        if (suffix is not ("" or "U" or "L" or "UL" or "LU" or "LL" or "ULL" or "LLU"))
            return Fail(token, $"'{text}' is not an integer");
        ulong value = 0;
        bool isCut = false;
        for (int i = start; i < end; i++)
        {
            if (!Characters.IsHexDigit(text[i]) || Characters.HexValue(text[i]) >= radix)
                return Fail(token, $"'{text}' is not an integer");
            isCut |= value > ulong.MaxValue / radix;
            value = unchecked((value * radix) + (uint)Characters.HexValue(text[i]));
        }

        // A value too large for a signed type is unsigned; one too large for 64 bits stays signed in cpp.
        calculator.Push(value, isUnsigned: suffix.IndexOf('U') >= 0 || (value > long.MaxValue && !isCut));
        return true;
    }

    private bool PushCharacter(Calculator calculator, in PpToken token)
    {
        ReadOnlySpan<char> text = token.Text.Slice(1, token.Length - 2);
        if (text.Length == 0)
            return Fail(token, "a character constant is empty");
        int value = 0;
        for (int at = 0; at < text.Length;)
        {
            int c = text[at++];
            if (c == '\\')
                c = Literals.ReadEscape(text, ref at);
            value = unchecked((value << 8) | (c & 0xff));
        }

        calculator.Push(unchecked((ulong)(text.Length == 1 ? (sbyte)value : value)), isUnsigned: false);
        return true;
    }

    private bool Fail(in PpToken token, string problem, string? meant = null)
    {
        if (!_failed)
            diagnostics.Add(PreprocessorDiagnostics.BadCondition(token.Kind == PpTokenKind.End ? end : expander.PlaceOf(token), problem).Suggesting(meant));
        _failed = true;
        return false;
    }

    private static Operator? Infix(in PpToken token) => token.Kind != PpTokenKind.Punctuator ? null : token.Text.ToString() switch
    {
        "," => Operator.Comma,
        "?" => Operator.Question,
        ":" => Operator.Conditional,
        "||" => Operator.OrElse,
        "&&" => Operator.AndAlso,
        "|" => Operator.Or,
        "^" => Operator.Xor,
        "&" => Operator.And,
        "==" => Operator.Equal,
        "!=" => Operator.NotEqual,
        "<" => Operator.Less,
        ">" => Operator.Greater,
        "<=" => Operator.LessOrEqual,
        ">=" => Operator.GreaterOrEqual,
        "<<" => Operator.ShiftLeft,
        ">>" => Operator.ShiftRight,
        "+" => Operator.Add,
        "-" => Operator.Subtract,
        "*" => Operator.Multiply,
        "/" => Operator.Divide,
        "%" => Operator.Remainder,
        _ => null,
    };
}

using System;
using System.Collections.Generic;

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>Reads the part of a <c>#define</c> after the directive's name.</summary>
internal static class DefinitionParser
{
    /// <summary>A definition without parameters and without <c>#</c>, which is valid whatever its body is; null if it may be another kind.</summary>
    public static MacroDefinition? ParseSimple(CleanText clean, int start, int end)
    {
        char[] text = clean.Characters;
        int at = PpLexer.SkipSpace(text, start, end);
        if (at == end || !Characters.IsIdentifierStart(text[at]))
            return null;
        int nameEnd = at + 1;
        while (Characters.IsIdentifier(text[nameEnd]))
            nameEnd++;
        if (text[nameEnd] == '(' || text.AsSpan(nameEnd, end - nameEnd).IndexOf('#') >= 0)
            return null;
        PpToken name = PpLexer.Make(clean, PpTokenKind.Identifier, at, nameEnd, space: false);
        return IsReserved(name.Text) ? null : new MacroDefinition(name, clean, end);
    }

    // definition = name [ "(" [ parameters ] ")" ] body; the parenthesis touches the name
    public static MacroDefinition? Parse(PpToken[] tokens, out DefinitionProblem? problem)
    {
        problem = null;
        if (tokens.Length == 0)
            return Bad("expected a macro name", default, out problem);
        PpToken name = tokens[0];
        if (name.Kind != PpTokenKind.Identifier)
            return Bad("a macro name must be an identifier", name, out problem);
        if (IsReserved(name.Text))
            return Bad($"'{name.Text.ToString()}' cannot be defined", name, out problem);
        int at = 1;
        bool isFunction = tokens.Length > 1 && tokens[1].Is('(') && !tokens[1].IsSpaceBefore;
        ParameterList parameters = new();
        bool isVariadic = false;
        if (isFunction && ParseParameters(tokens, ref at, parameters, out isVariadic) is { } wrong)
            return Bad(wrong, tokens[Math.Min(at, tokens.Length - 1)], out problem);
        return ParseBody(name, tokens, at, isFunction, parameters, isVariadic, out problem);
    }

    private static bool IsReserved(ReadOnlySpan<char> name) => name is "defined" or "__has_include" or "__has_include_next" or "__VA_ARGS__" or "__VA_OPT__";

    private static MacroDefinition? Bad(string what, PpToken at, out DefinitionProblem? problem)
    {
        problem = new DefinitionProblem(what, at);
        return null;
    }

    // parameters = name { "," name } [ "..." | "," "..." ] | "..."
    private static string? ParseParameters(PpToken[] tokens, ref int at, ParameterList parameters, out bool isVariadic)
    {
        isVariadic = false;
        at = 2;
        if (at < tokens.Length && tokens[at].Is(')'))
        {
            at++;
            return null;
        }

        while (at < tokens.Length)
        {
            PpToken token = tokens[at];
            if (token.Is("..."))
            {
                (isVariadic, at) = (true, at + 1);
                parameters.Add("__VA_ARGS__");
            }
            else if (token.Kind == PpTokenKind.Identifier)
            {
                string name = token.Text.ToString();
                if (parameters.IndexOf(token.Text) >= 0)
                    return $"duplicate macro parameter '{name}'";
                if (parameters.Count == ParameterList.Most)
                    return FormattableString.Invariant($"a macro cannot have more than {ParameterList.Most} parameters");
                parameters.Add(name);
                at++;
                if (at < tokens.Length && tokens[at].Is("..."))
                    (isVariadic, at) = (true, at + 1);
            }
            else
            {
                return "a macro parameter must be an identifier";
            }

            if (at >= tokens.Length)
                break;
            if (tokens[at].Is(')'))
            {
                at++;
                return null;
            }

            if (isVariadic || !tokens[at].Is(','))
                return isVariadic ? "expected ')' after '...'" : "expected ',' or ')' after a parameter";
            at++;
        }

        return "expected ')' after the parameters";
    }

    private static MacroDefinition? ParseBody(
        PpToken name, PpToken[] tokens, int at, bool isFunction, ParameterList parameters, bool isVariadic, out DefinitionProblem? problem)
    {
        problem = null;
        List<PpToken> body = [];
        for (; at < tokens.Length; at++)
        {
            PpToken token = tokens[at];
            if (token.Is("##"))
            {
                if (body.Count == 0 || at == tokens.Length - 1)
                    return Bad("'##' must be between two tokens", token, out problem);
                PpToken left = body[body.Count - 1];
                left.Flags |= PpTokenFlags.PasteWithNext;
                body[body.Count - 1] = left;
                continue;
            }

            if (isFunction && token.Is('#') && at + 1 < tokens.Length && ParameterOf(tokens[at + 1], parameters) is >= 0 and short quoted)
            {
                // The string takes the place of the "#".
                PpToken parameter = tokens[++at];
                parameter.Flags = (token.Flags & PpTokenFlags.SpaceBefore) | PpTokenFlags.Stringify;
                parameter.Parameter = quoted;
                body.Add(parameter);
                continue;
            }

            token.Parameter = ParameterOf(token, parameters);
            if (isVariadic && token.Parameter == parameters.Count - 1)
                token.Flags |= PpTokenFlags.Variadic;
            body.Add(token);
        }

        if (isVariadic)
            MarkOptional(body);
        if (body.Count > 0)
        {
            PpToken first = body[0];
            first.Flags &= ~PpTokenFlags.SpaceBefore;
            body[0] = first;
        }

        return new MacroDefinition(name, isFunction, parameters.Count, isVariadic, [.. body]);
    }

    private static short ParameterOf(in PpToken token, ParameterList parameters) =>
        token.Kind == PpTokenKind.Identifier ? parameters.IndexOf(token.Text) : (short)-1;

    // __VA_OPT__ "(" tokens ")": the name and the two parentheses are marked, and are never part of the result.
    private static void MarkOptional(List<PpToken> body)
    {
        for (int i = 0; i + 1 < body.Count; i++)
        {
            if (!body[i].Text.SequenceEqual("__VA_OPT__".AsSpan()) || !body[i + 1].Is('('))
                continue;
            int depth = 0;
            int close = i + 1;
            for (; close < body.Count; close++)
            {
                depth += body[close].Is('(') ? 1 : body[close].Is(')') ? -1 : 0;
                if (depth == 0)
                    break;
            }

            if (close == body.Count)
                return;
            foreach (int marked in new[] { i, i + 1, close })
            {
                PpToken token = body[marked];
                token.Flags |= PpTokenFlags.Optional;
                body[marked] = token;
            }

            i++;
        }
    }
}

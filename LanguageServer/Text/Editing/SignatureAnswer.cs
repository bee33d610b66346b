using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Text.Syntax;

namespace Boards.LanguageServer.Text.Editing;

/// <summary>The macro whose arguments are around a place.</summary>
internal static class SignatureAnswer
{
    // An unterminated argument list may extend to the end of the file.
    private const int MostTokens = 2000;

    /// <summary>The macro and its parameter at a position; null if there is none.</summary>
    public static SignatureHelp? At(Question question, Position position)
    {
        int offset = question.Lines.OffsetOf(position);
        IReadOnlyList<SourceToken> tokens = question.Tokens.DirectiveAt(offset)?.Tokens ?? question.Tokens.Tokens;
        int last = -1;
        for (int i = tokens.Count - 1; i >= 0 && last < 0; i--)
            last = tokens[i].End <= offset ? i : last;
        int depth = 0;
        int parameter = 0;
        for (int i = last; i > 0 && i > last - MostTokens && tokens[i].Kind is not (TokenKind.Semicolon or TokenKind.OpenBrace or TokenKind.CloseBrace); i--)
        {
            char first = question.File.Text[tokens[i].Start];
            depth += first == ')' ? 1 : 0;
            parameter += first == ',' && depth == 0 ? 1 : 0;
            if (first != '(' || depth-- > 0)
                continue;
            depth = 0;
            string name = question.Tokens.TextOf(tokens[i - 1]);
            if (tokens[i - 1].Kind is TokenKind.Identifier or TokenKind.Name && question.Model.Macros.TryGetValue(name, out SourceMacro? macro) && macro.Parameters is { } parameters)
                return new SignatureHelp([Signature(macro, parameters)], 0, Math.Min(parameter, Math.Max(parameters.Length - 1, 0)));
            parameter = 0;
        }

        return null;
    }

    private static SignatureInformation Signature(SourceMacro macro, ImmutableArray<string> parameters)
    {
        List<ParameterInformation> places = [];
        int at = macro.Name.Length + 1;
        foreach (string parameter in parameters)
        {
            places.Add(new ParameterInformation([at, at + parameter.Length]));
            at += parameter.Length + 2;
        }

        return new SignatureInformation(macro.Signature, Places.Markdown($"```c\n{macro.Body}\n```"), [.. places]);
    }
}

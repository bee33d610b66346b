using System;
using System.Collections.Generic;
using System.Text;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>The path in an <c>#include</c>.</summary>
/// <param name="Path">The path as written; it has no escapes.</param>
/// <param name="IsQuoted">Whether it is searched in the directory of the including file first.</param>
/// <param name="Offset">Where it is in the file, including its quotes or brackets.</param>
/// <param name="Length">Its length in the file.</param>
internal sealed record IncludePath(string Path, bool IsQuoted, int Offset, int Length)
{
    // path = STRING | "<" characters ">" | tokens that expand to one of them
    public static IncludePath? Read(FileReader reader, PpToken[] tokens, MacroExpander expander)
    {
        if (IsLiteral(tokens))
            return Literal(reader.Text, tokens);
        List<PpToken> expanded = expander.ExpandDirective(tokens, reader.Inclusion);
        if (expanded.Count == 0)
            return null;
        (int offset, int end) = (tokens[0].Offset, tokens[tokens.Length - 1].Offset + tokens[tokens.Length - 1].Length);
        if (expanded[0].Kind == PpTokenKind.String)
            return Quoted(expanded[0]) with { Offset = offset, Length = end - offset };
        return IsOpenBracket(expanded[0]) && Bracketed(expanded, 0, out _) is { } path ? new IncludePath(path, false, offset, end - offset) : null;
    }

    /// <summary>Whether the path is written literally, not by a macro.</summary>
    public static bool IsLiteral(PpToken[] tokens) => tokens.Length > 0 && (tokens[0].Kind == PpTokenKind.String || IsOpenBracket(tokens[0]));

    /// <summary>A path that is written literally; null if its bracket is not closed.</summary>
    public static IncludePath? Literal(char[] text, PpToken[] tokens)
    {
        if (tokens[0].Kind == PpTokenKind.String)
            return Quoted(tokens[0]);

        // The path is taken from the text of the file, because it may contain characters that are not tokens.
        int start = tokens[0].Start + 1;
        int length = text.AsSpan(start).IndexOfAny('>', '\n');
        return text[start + length] == '>'
            ? new IncludePath(text.AsSpan(start, length).ToString(), false, tokens[0].Offset, length + 2)
            : null;
    }

    /// <summary>The path of a string.</summary>
    public static IncludePath Quoted(in PpToken token) =>
        new(token.Text.Slice(1, token.Length - 2).ToString(), true, token.Offset, token.Length);

    /// <summary>The tokens from a <c>&lt;</c> to its <c>&gt;</c>, joined.</summary>
    public static string? Bracketed(IReadOnlyList<PpToken> tokens, int start, out int end)
    {
        StringBuilder path = new();
        string first = tokens[start].Text.ToString();
        path.Append(first, 1, first.Length - 1);
        for (end = start + 1; end < tokens.Count; end++)
        {
            if (tokens[end].Is('>'))
                return path.ToString();
            if (tokens[end].IsSpaceBefore && path.Length > 0)
                path.Append(' ');
            path.Append(tokens[end].Text.ToString());
        }

        return null;
    }

    private static bool IsOpenBracket(in PpToken token) => token.Kind == PpTokenKind.Punctuator && token.Buffer[token.Start] == '<';
}

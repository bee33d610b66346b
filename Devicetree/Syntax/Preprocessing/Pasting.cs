using System;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>Whether two adjacent tokens would be read as another token.</summary>
internal static class Pasting
{
    /// <summary>Whether a space is needed between two tokens, one of which came from a macro.</summary>
    public static bool NeedsSpace(in PpToken left, in PpToken right)
    {
        char first = right.Kind == PpTokenKind.Punctuator ? right.Buffer[right.Start] : '\0';
        switch (left.Kind)
        {
            case PpTokenKind.Identifier:
                return right.Kind is PpTokenKind.Identifier or PpTokenKind.Character or PpTokenKind.String
                    || (right.Kind == PpTokenKind.Number && right.Buffer[right.Start] != '.');
            case PpTokenKind.Number:
                return right.Kind is PpTokenKind.Number or PpTokenKind.Identifier or PpTokenKind.Character || first is '.' or '+' or '-';
            case PpTokenKind.Other:
                return left.Buffer[left.Start] == '\\' && right.Kind == PpTokenKind.Identifier;
            case PpTokenKind.Punctuator:
                return NeedsSpaceAfterOperator(left, right, first);
            default:
                return false;
        }
    }

    /// <summary>Joins two tokens, for <c>##</c>. False if they do not form one token.</summary>
    public static bool TryPaste(in PpToken left, in PpToken right, out PpToken pasted)
    {
        pasted = left;
        int length = left.Length + right.Length;
        char[] text = new char[length + 3];
        left.Text.CopyTo(text);
        right.Text.CopyTo(text.AsSpan(left.Length));
        text[length] = '\n';
        bool isComment = text[0] == '/' && text[1] is '/' or '*';
        PpTokenKind kind = PpLexer.Scan(text, 0, out int end);
        if (isComment || end != length)
            return false;
        pasted.Kind = kind;
        pasted.Buffer = text;
        pasted.Start = 0;
        pasted.Length = length;
        pasted.Flags = left.Flags & PpTokenFlags.SpaceBefore;
        return true;
    }

    private static bool NeedsSpaceAfterOperator(in PpToken left, in PpToken right, char first)
    {
        ReadOnlySpan<char> text = left.Text;
        if (text.Length > 2)
            return false;
        if (text.Length == 2)
            return first == '=' && (text.SequenceEqual("<<".AsSpan()) || text.SequenceEqual(">>".AsSpan()));
        if (first == '=' && text[0] is '=' or '!' or '>' or '<' or '+' or '-' or '*' or '/' or '%' or '&' or '|' or '^')
            return true;
        return text[0] switch
        {
            '>' => first == '>',
            '<' => first is '<' or '%' or ':',
            '+' => first == '+',
            '-' => first is '-' or '>',
            '/' => first is '/' or '*',
            '%' => first is ':' or '%',
            '&' => first == '&',
            '|' => first == '|',
            ':' => first is ':' or '>',
            '.' => first is '.' or '%' || right.Kind == PpTokenKind.Number,
            '#' => first is '#' or '%',
            _ => false,
        };
    }
}

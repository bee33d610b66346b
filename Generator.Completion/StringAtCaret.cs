using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Completion;

/// <summary>A string in an argument of an attribute, with the caret between its quotes.</summary>
/// <param name="Argument">The argument.</param>
/// <param name="Span">The text between the quotes.</param>
internal sealed record StringAtCaret(AttributeArgumentSyntax Argument, TextSpan Span)
{
    /// <summary>The string at a position; null if there is none.</summary>
    public static StringAtCaret? Find(SyntaxNode root, int position)
    {
        SyntaxToken token = root.FindToken(position);
        if (token.SpanStart >= position && position > 0)
            token = root.FindToken(position - 1);
        if (!token.IsKind(SyntaxKind.StringLiteralToken) || token.Text.Length == 0 || token.Text[0] != '"'
            || token.Parent?.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } argument)
            return null;

        // A string that is not yet closed ends with the line.
        bool isClosed = token.Text.Length > 1 && token.Text[token.Text.Length - 1] == '"';
        TextSpan span = TextSpan.FromBounds(token.SpanStart + 1, isClosed ? token.Span.End - 1 : token.Span.End);
        return position < span.Start || position > span.End ? null : new StringAtCaret(argument, span);
    }
}

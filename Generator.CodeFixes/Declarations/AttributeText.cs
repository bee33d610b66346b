using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>Changes of attributes as text, so that comments and formatting are kept.</summary>
internal static class AttributeText
{
    /// <summary>Inserts attributes before another one: on separate lines if the other one is on its own line, otherwise in its list.</summary>
    public static TextChange Before(this AttributeSyntax attribute, IEnumerable<string> further, SourceText text)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            string separator = IsFirstOnLine(text, attribute.SpanStart) ? NewLine(text, attribute.SpanStart) + Indentation(text, attribute.SpanStart) : " ";
            return Insert(attribute.SpanStart, further.Select(one => one + "," + separator));
        }

        if (!IsFirstOnLine(text, list.SpanStart))
            return Insert(list.SpanStart, further.Select(static one => $"[{one}] "));
        string indentation = Indentation(text, list.SpanStart), newLine = NewLine(text, list.SpanStart);
        return Insert(FirstLineWithComments(list, text).Start, further.Select(one => $"{indentation}[{one}]{newLine}"));
    }

    /// <summary>Inserts an attribute after another one: on a line of its own if the other one is on its own line, otherwise next to it.</summary>
    public static TextChange After(this AttributeSyntax attribute, string further, SourceText text)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return Insert(attribute.Span.End, [", " + further]);
        // Other code on the line is on the same line as the new attribute, too.
        bool isOnOwnLine = IsFirstOnLine(text, list.SpanStart) && text.Lines.GetLineFromPosition(list.Span.End).End == list.Span.End;
        return Insert(list.Span.End, [isOnOwnLine ? NewLine(text, list.SpanStart) + Indentation(text, list.SpanStart) : " ", "[" + further + "]"]);
    }

    /// <summary>Removes an attribute, but not its comments.</summary>
    public static IEnumerable<TextSpan> Without(this AttributeSyntax attribute, SourceText text)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return WithSeparator(list.Attributes, attribute, text);
        TextLine last = text.Lines.GetLineFromPosition(list.Span.End);
        string rest = text.ToString(TextSpan.FromBounds(list.Span.End, last.End));
        bool isFirst = IsFirstOnLine(text, list.SpanStart);
        if (rest.Trim().Length == 0 && isFirst && !HasComment(list))
            return [TextSpan.FromBounds(text.Lines.GetLineFromPosition(list.SpanStart).Start, last.EndIncludingLineBreak)];
        if (HasComment(list))
            return [list.OpenBracketToken.Span, attribute.Span, list.CloseBracketToken.Span];
        int end = list.Span.End + (rest.Length - rest.TrimStart().Length);
        return rest.Trim().Length == 0
            ? [TextSpan.FromBounds(StartOfSpace(text, list.SpanStart), list.Span.End)]
            : [TextSpan.FromBounds(list.SpanStart, end)];
    }

    /// <summary>Sets a property of an attribute.</summary>
    public static TextChange With(this AttributeSyntax attribute, string name, string value)
    {
        if (attribute.Named(name) is { } argument)
            return new TextChange(argument.Expression.Span, value);
        string assignment = name + " = " + value;
        return attribute.ArgumentList switch
        {
            null => new TextChange(new TextSpan(attribute.Span.End, 0), $"({assignment})"),
            { Arguments.Count: 0 } list => new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), assignment),
            { Arguments: var arguments } => new TextChange(new TextSpan(arguments.Last().Span.End, 0), ", " + assignment),
        };
    }

    /// <summary>Removes an argument and its comma.</summary>
    public static IEnumerable<TextSpan> Without(this AttributeSyntax attribute, AttributeArgumentSyntax argument, SourceText text) =>
        WithSeparator(attribute.ArgumentList!.Arguments, argument, text);

    /// <summary>The assignment of a property, or null.</summary>
    public static AttributeArgumentSyntax? Named(this AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name);

    /// <summary>The argument of a constructor's parameter, or null.</summary>
    public static ExpressionSyntax? Positional(this AttributeSyntax attribute, int index, string parameter)
    {
        AttributeArgumentSyntax[] arguments = [.. attribute.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is null) ?? []];
        return (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter)
            ?? arguments.Where(static argument => argument.NameColon is null).ElementAtOrDefault(index))?.Expression;
    }

    /// <summary>A string as C# writes it.</summary>
    public static string Quote(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    private static TextChange Insert(int position, IEnumerable<string> parts) => new(new TextSpan(position, 0), string.Concat(parts));

    private static IEnumerable<TextSpan> WithSeparator<T>(SeparatedSyntaxList<T> list, T element, SourceText text)
        where T : SyntaxNode
    {
        int index = list.IndexOf(element);
        if (list.Count == 1)
            return [element.Span];
        bool isLast = index == list.Count - 1;
        TextSpan span = isLast
            ? TextSpan.FromBounds(list.GetSeparator(index - 1).SpanStart, element.Span.End)
            : TextSpan.FromBounds(element.SpanStart, list[index + 1].SpanStart);
        // A comment in between is kept, with the spaces around it.
        string between = text.ToString(isLast ? TextSpan.FromBounds(span.Start, element.SpanStart) : TextSpan.FromBounds(element.Span.End, span.End));
        return between.Contains("/")
            ? [element.Span, list.GetSeparator(isLast ? index - 1 : index).Span]
            : [span];
    }

    private static bool HasComment(AttributeListSyntax list) => list.DescendantTrivia()
        .Any(trivia => list.Span.Contains(trivia.Span) && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            && !list.Attributes[0].Span.Contains(trivia.Span));

    // A comment belongs to the line below it; documentation belongs to the class and stays first.
    private static TextLine FirstLineWithComments(AttributeListSyntax list, SourceText text)
    {
        TextLine line = text.Lines.GetLineFromPosition(list.SpanStart);
        while (line.LineNumber > 0)
        {
            TextLine above = text.Lines[line.LineNumber - 1];
            string content = above.ToString().Trim();
            if (above.Start < list.FullSpan.Start || !content.StartsWith("//", System.StringComparison.Ordinal) || content.StartsWith("///", System.StringComparison.Ordinal))
                return line;
            line = above;
        }

        return line;
    }

    private static bool IsFirstOnLine(SourceText text, int position) => StartOfSpace(text, position) == text.Lines.GetLineFromPosition(position).Start;

    private static string Indentation(SourceText text, int position) => text.ToString(TextSpan.FromBounds(StartOfSpace(text, position), position));

    private static int StartOfSpace(SourceText text, int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
            position--;
        return position;
    }

    private static string NewLine(SourceText text, int position)
    {
        TextLine line = text.Lines.GetLineFromPosition(position);
        return line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Syntax;

namespace Boards.LanguageServer.Text.Structure;

/// <summary>What is around a place: token, cells or string, value, property, contents of a node, node.</summary>
internal static class SelectionAnswer
{
    /// <summary>The ranges around positions, the smallest first.</summary>
    public static SelectionRange[] Of(Question question, IEnumerable<Position> positions) => [.. positions.Select(position => At(question, question.Lines.OffsetOf(position)))];

    private static SelectionRange At(Question question, int offset)
    {
        List<(int Start, int End)> around = [];
        for (SourceBlock? block = question.Outline.BlockAt(offset); block is not null; block = block.Parent)
        {
            around.Add((block.Start, block.End));
            if (block.Open >= 0 && block.Close >= 0)
                around.Add((block.Open + 1, block.Close));
        }

        SourceBlock inner = question.Outline.BlockAt(offset);
        if (inner.Blocks.Find(next => next.Start <= offset && offset <= next.End) is { } beside)
            around.Add((beside.Start, beside.End));
        if (question.Outline.StatementAt(offset) is { } statement)
            AddStatement(question, around, statement, offset);
        foreach ((int start, int length) in question.Tokens.Comments.Where(comment => comment.Start <= offset && offset <= comment.Start + comment.Length))
            around.Add((start, start + length));
        if (question.Tokens.DirectiveAt(offset) is { } directive)
            around.AddRange([(directive.Start, directive.End), .. directive.Tokens.Where(token => token.Start <= offset && offset <= token.End).Select(static token => (token.Start, token.End))]);
        int index = question.Tokens.IndexAt(offset);
        if (index >= 0 && question.Tokens.Tokens[index] is var token && offset <= token.End)
            around.Add((token.Start, token.End));

        SelectionRange? range = null;
        foreach ((int start, int end) in around.Append((Start: 0, End: question.File.Length)).Where(part => part.Start <= offset && offset <= part.End).Distinct().OrderByDescending(static part => part.End - part.Start).ThenBy(static part => part.Start))
        {
            if (range is null || Holds(range.Range, question.RangeOf(start, end - start)))
                range = new SelectionRange(question.RangeOf(start, end - start), range);
        }

        return range!;
    }

    private static bool Holds(TextRange outer, TextRange inner) => Compare(outer.Start, inner.Start) <= 0 && Compare(inner.End, outer.End) <= 0 && outer != inner;

    private static int Compare(Position a, Position b) => a.Line != b.Line ? a.Line.CompareTo(b.Line) : a.Character.CompareTo(b.Character);

    private static void AddStatement(Question question, List<(int Start, int End)> around, SourceStatement statement, int offset)
    {
        ImmutableArray<SourceToken> tokens = question.Tokens.Tokens;
        around.Add((statement.Start, statement.End));
        if (statement.Last <= statement.First)
            return;
        int first = tokens[statement.First].Kind == TokenKind.Equal ? statement.First + 1 : statement.First;
        if (first >= statement.Last)
            return;
        around.Add((tokens[first].Start, tokens[statement.Last - 1].End));
        for (int i = first; i < statement.Last; i++)
        {
            TokenKind close = tokens[i].Kind switch { TokenKind.Less => TokenKind.Greater, TokenKind.OpenBracket => TokenKind.CloseBracket, TokenKind.OpenParenthesis => TokenKind.CloseParenthesis, _ => TokenKind.EndOfFile };
            int end = i;
            while (close != TokenKind.EndOfFile && end < statement.Last && tokens[end].Kind != close)
                end++;
            if (end < statement.Last && end > i && tokens[i].Start <= offset && offset <= tokens[end].End)
                around.AddRange([(tokens[i].Start, tokens[end].End), (tokens[i].End, tokens[end].Start)]);
        }
    }
}

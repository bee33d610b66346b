using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Syntax;

namespace Boards.LanguageServer.Text.Structure;

/// <summary>What can be folded: blocks, values over several lines, comments, consecutive includes, and conditions.</summary>
internal static class FoldingAnswer
{
    private const string Comment = "comment";
    private const string Imports = "imports";
    private const string Region = "region";

    /// <summary>The ranges of a document.</summary>
    public static FoldingRange[] Of(Question question)
    {
        List<FoldingRange> ranges = [];
        foreach (SourceBlock block in question.Outline.Blocks())
        {
            if (block.Open >= 0 && block.Close >= 0)
                Add(question, ranges, block.Open, block.Close, null, keepsLast: true);
            foreach (SourceStatement statement in block.Statements)
                Add(question, ranges, statement.Start, statement.End, null);
        }

        AddRuns(question, ranges, question.Tokens.Comments, Comment);
        AddRuns(question, ranges, [.. question.Tokens.Directives.Where(static d => d.Kind is DirectiveKind.Include or DirectiveKind.IncludeNext).Select(static d => (d.Start, d.End - d.Start - 1))], Imports);
        Stack<int> open = new();
        foreach (SourceDirective directive in question.Tokens.Directives)
        {
            switch (directive.Kind)
            {
                case DirectiveKind.If or DirectiveKind.IfDefined or DirectiveKind.IfNotDefined:
                    open.Push(directive.Start);
                    break;
                case DirectiveKind.Else or DirectiveKind.Elif or DirectiveKind.ElifDefined or DirectiveKind.ElifNotDefined when open.TryPop(out int start):
                    Add(question, ranges, start, directive.Start, Region, keepsLast: true);
                    open.Push(directive.Start);
                    break;
                case DirectiveKind.EndIf when open.TryPop(out int start):
                    Add(question, ranges, start, directive.Start, Region, keepsLast: true);
                    break;
            }
        }

        return [.. ranges.OrderBy(static range => range.StartLine).ThenByDescending(static range => range.EndLine)];
    }

    // Comments or includes on consecutive lines.
    private static void AddRuns(Question question, List<FoldingRange> ranges, IReadOnlyList<(int Start, int Length)> parts, string kind)
    {
        for (int i = 0; i < parts.Count; i++)
        {
            int first = parts[i].Start;
            int end = parts[i].Start + parts[i].Length;
            while (i + 1 < parts.Count && question.Lines.PositionOf(parts[i + 1].Start).Line == question.Lines.PositionOf(end).Line + 1 && IsFirst(question, parts[i + 1].Start))
            {
                i++;
                end = parts[i].Start + parts[i].Length;
            }

            Add(question, ranges, first, end, kind);
        }
    }

    private static bool IsFirst(Question question, int offset)
    {
        int start = question.Lines.StartOf(question.Lines.PositionOf(offset).Line);
        return question.File.Text[start..offset].Trim().Length == 0;
    }

    private static void Add(Question question, List<FoldingRange> ranges, int start, int end, string? kind, bool keepsLast = false)
    {
        int from = question.Lines.PositionOf(start).Line;
        int to = question.Lines.PositionOf(end).Line - (keepsLast ? 1 : 0);
        if (to > from)
            ranges.Add(new FoldingRange(from, to, kind));
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Boards.Devicetree.Text;

/// <summary>How far a suppression reaches.</summary>
internal enum SuppressionReach
{
    NextLine,
    Line,
    File,
}

/// <summary>A comment that switches diagnostics off.</summary>
/// <param name="Reach">How far it reaches.</param>
/// <param name="Location">The location of its directive.</param>
/// <param name="Ids">The ids that it disables, each with its location.</param>
internal sealed record SuppressionComment(
    SuppressionReach Reach, SourceLocation Location, ImmutableArray<(string Id, SourceLocation Location)> Ids)
{
    private const string Word = "boards-disable";

    private static readonly ConditionalWeakTable<SourceFile, IReadOnlyList<SuppressionComment>> Found = new();

    /// <summary>The suppressions in a file's comments. The file is searched once, however many sources include it.</summary>
    public static IReadOnlyList<SuppressionComment> In(SourceFile file) => Found.GetValue(file, static file => [.. Find(file)]);

    // A file without the word needs only one search.
    private static IEnumerable<SuppressionComment> Find(SourceFile file)
    {
        if (file.Span.IndexOf(Word.AsSpan()) < 0)
            yield break;
        string text = file.Text;
        for (int at = 0; at < text.Length;)
        {
            char next = at + 1 < text.Length ? text[at + 1] : '\0';
            int end = (text[at], next) switch
            {
                ('/', '/') => End(text, "\n", at),
                ('/', '*') => End(text, "*/", at + 2),
                ('"', _) => StringEnd(text, at),
                _ => at + 1,
            };
            if (text[at] == '/' && end > at + 2 && Read(file, at, end) is { } comment)
                yield return comment;
            at = end;
        }
    }

    /// <summary>The suppressions in the comments of an XML file.</summary>
    public static IEnumerable<SuppressionComment> FindInXml(SourceFile file)
    {
        const string Open = "<!--";
        string text = file.Text;
        for (int at = text.IndexOf(Word, StringComparison.Ordinal) < 0 ? -1 : text.IndexOf(Open, StringComparison.Ordinal); at >= 0;)
        {
            int end = End(text, "-->", at + Open.Length);
            if (Read(file, at, end) is { } comment)
                yield return comment;
            at = text.IndexOf(Open, end, StringComparison.Ordinal);
        }
    }

    private static SuppressionComment? Read(SourceFile file, int start, int end)
    {
        int word = file.Text.IndexOf(Word, start, end - start, StringComparison.Ordinal);
        if (word < 0)
            return null;
        int at = word + Word.Length;
        SuppressionReach reach = SuppressionReach.File;
        if (Continues(file.Text, "-next-line", at, end))
            (reach, at) = (SuppressionReach.NextLine, at + "-next-line".Length);
        else if (Continues(file.Text, "-line", at, end))
            (reach, at) = (SuppressionReach.Line, at + "-line".Length);
        var ids = ImmutableArray.CreateBuilder<(string, SourceLocation)>();
        while (true)
        {
            while (at < end && file.Text[at] is ' ' or '\t' or ',')
                at++;
            int id = at;
            while (at < end && char.IsLetterOrDigit(file.Text[at]))
                at++;
            if (at == id)
                break;
            ids.Add((file.Text.Substring(id, at - id), file.Locate(id, at - id)));

            // A reason may follow the ids.
            if (!ids[ids.Count - 1].Item1.StartsWith("BRD", StringComparison.OrdinalIgnoreCase))
            {
                if (ids.Count > 1)
                    ids.RemoveAt(ids.Count - 1);
                break;
            }
        }

        return new SuppressionComment(reach, file.Locate(word, at - word), ids.ToImmutable());
    }

    private static bool Continues(string text, string word, int at, int end) =>
        at + word.Length <= end && string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static int End(string text, string mark, int from)
    {
        int end = from > text.Length ? -1 : text.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + mark.Length;
    }

    private static int StringEnd(string text, int start)
    {
        int at = start + 1;
        while (at < text.Length && text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return Math.Min(at + 1, text.Length);
    }
}

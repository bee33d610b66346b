using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Boards.Devicetree.Text;

/// <summary>Finds the most similar name for a suggestion.</summary>
public static class Spelling
{
    private const int MostOnStack = 256;

    /// <summary>The directives of the language.</summary>
    public static ImmutableArray<string> Directives { get; } =
    [
        "/dts-v1/", "/plugin/", "/memreserve/", "/bits/", "/delete-property/", "/delete-node/", "/omit-if-no-ref/", "/incbin/",
        "/include/",
    ];

    /// <summary>The directives of the preprocessor.</summary>
    public static ImmutableArray<string> PreprocessorDirectives { get; } =
    [
        "#include", "#define", "#undef", "#if", "#ifdef", "#ifndef", "#elif", "#else", "#endif", "#error", "#warning", "#line", "#pragma",
    ];

    /// <summary>The directives for conditionals.</summary>
    public static ImmutableArray<string> Conditionals { get; } = ["#if", "#ifdef", "#ifndef", "#elif", "#else", "#endif"];

    /// <summary>A message, with the most similar candidate if one is similar enough.</summary>
    public static string Suggest(string message, string word, IEnumerable<string> candidates)
    {
        string? nearest = Nearest(word, candidates);
        return nearest is null ? message : message + Question(nearest);
    }

    /// <summary>The end of a message that asks whether a name was meant.</summary>
    internal static string Question(string meant) => "; did you mean '" + meant + "'?";

    /// <summary>
    /// The candidate with the fewest changes, at most a third of the word's letters; the first among equals. A
    /// single letter is not similar to any other.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        return word.Length < 2 ? null : Nearest(word, candidates, Math.Max(1, word.Length / 3));
    }

    /// <summary>The candidate with the fewest changes, at most the given number; the first among equals.</summary>
    internal static string? Nearest(string word, IEnumerable<string> candidates, int most)
    {
        int best = most + 1;
        string? nearest = null;
        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= best)
                continue;
            int distance = Distance(word, candidate, best);
            if (distance < best)
                (best, nearest) = (distance, candidate);
        }

        return nearest;
    }

    // The number of letters inserted, omitted, replaced, or swapped with their neighbour; the limit if there are at least as many.
    private static int Distance(string a, string b, int limit)
    {
        // Most names differ so much that their common beginning and end are enough to decide.
        int start = 0;
        int end = 0;
        int shorter = Math.Min(a.Length, b.Length);
        while (start < shorter && a[start] == b[start])
            start++;
        while (end < shorter - start && a[a.Length - 1 - end] == b[b.Length - 1 - end])
            end++;
        ReadOnlySpan<char> from = a.AsSpan(start, a.Length - start - end);
        ReadOnlySpan<char> to = b.AsSpan(start, b.Length - start - end);
        if (from.IsEmpty || to.IsEmpty)
            return from.Length + to.Length;

        // After a single change, one letter of each is left, or two that are swapped.
        if (limit <= 2 && (from.Length > 1 || to.Length > 1))
            return from.Length == 2 && to.Length == 2 && from[0] == to[1] && from[1] == to[0] ? 1 : limit;

        int row = to.Length + 1;
        Span<int> rows = 3 * row <= MostOnStack ? stackalloc int[3 * row] : new int[3 * row];
        Span<int> before = rows.Slice(0, row);
        Span<int> previous = rows.Slice(row, row);
        Span<int> current = rows.Slice(2 * row);
        for (int j = 0; j <= to.Length; j++)
            previous[j] = j;
        for (int i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int cost = from[i - 1] == to[j - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    distance = Math.Min(distance, before[j - 2] + 1);
                current[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least >= limit)
                return limit;
            Span<int> free = before;
            before = previous;
            previous = current;
            current = free;
        }

        return previous[to.Length];
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Boards.Devicetree.Text;

/// <summary>Finds the most similar name for a suggestion.</summary>
public static class Spelling
{
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

    /// <summary>A message, and the most similar candidate where one is similar enough.</summary>
    public static string Suggest(string message, string word, IEnumerable<string> candidates)
    {
        string? nearest = Nearest(word, candidates);
        return nearest is null ? message : message + Question(nearest);
    }

    /// <summary>The end of a message that asks whether a name was meant.</summary>
    internal static string Question(string meant) => "; did you mean '" + meant + "'?";

    /// <summary>
    /// The candidate with the fewest changes, at most a third of the word's letters; the first among equals. A single letter
    /// is like no other.
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

    // Letters inserted, omitted, replaced, or swapped with their neighbour.
    private static int Distance(string a, string b, int limit)
    {
        int[] before = new int[b.Length + 1];
        int[] previous = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    distance = Math.Min(distance, before[j - 2] + 1);
                current[j] = distance;
                least = Math.Min(least, distance);
            }

            if (least >= limit)
                return limit;
            (before, previous, current) = (previous, current, before);
        }

        return previous[b.Length];
    }
}

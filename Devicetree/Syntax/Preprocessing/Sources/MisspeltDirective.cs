using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>A line that begins with a word spelt like a conditional directive, but is not one: <c>#endfi</c>.</summary>
/// <param name="Start">The offset of its <c>#</c> in the clean text.</param>
/// <param name="Text">The word.</param>
/// <param name="Meant">The directive that it is spelt like.</param>
internal sealed record MisspeltDirective(int Start, string Text, string Meant)
{
    /// <summary>The length of the word.</summary>
    public int Length => Text.Length;

    /// <summary>The first misspelt directive in a stretch of text, or null.</summary>
    public static MisspeltDirective? First(char[] text, int start, int end) => In(text, start, end).FirstOrDefault();

    /// <summary>The misspelt directives in a stretch of text.</summary>
    public static IEnumerable<MisspeltDirective> In(char[] text, int start, int end)
    {
        for (int hash = Next(text, start, end); hash >= 0; hash = Next(text, hash + 1, end))
        {
            if (!BeginsLine(text, hash))
                continue;
            int after = hash + 1;
            while (after < end && Characters.IsName(text[after]))
                after++;
            string word = new(text, hash, after - hash);
            if (!Spelling.PreprocessorDirectives.Contains(word) && Spelling.Nearest(word, Spelling.Conditionals) is { } meant)
                yield return new MisspeltDirective(hash, word, meant);
        }
    }

    private static int Next(char[] text, int start, int end)
    {
        int found = start < end ? text.AsSpan(start, end - start).IndexOf('#') : -1;
        return found < 0 ? -1 : start + found;
    }

    private static bool BeginsLine(char[] text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || text[at - 1] == '\n';
    }
}

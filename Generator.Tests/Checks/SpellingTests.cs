using System;
using System.Linq;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Checks;

/// <summary>The distance between two words is that of the textbook: letters inserted, omitted, replaced, or swapped with their neighbour.</summary>
public sealed class SpellingTests
{
    // Few letters, so that many words are similar.
    private const string Letters = "abc";
    private const int Longest = 6;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_word_is_near_if_it_has_at_most_that_many_changes(int most)
    {
        Random random = new(1);
        int near = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string word = Word(random);
            string candidate = Word(random);
            bool isNear = Spelling.Nearest(word, [candidate], most) is not null;
            Assert.True(isNear == Changes(word, candidate) <= most, $"{word} {candidate}");
            near += isNear ? 1 : 0;
        }

        Assert.InRange(near, 10, 19_990);
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(1, Longest + 1)).Select(_ => Letters[random.Next(Letters.Length)])]);

    private static int Changes(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}

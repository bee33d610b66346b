using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Boards.Fuzzing.Texts;

/// <summary>Changes a text or a blob at random: parts are removed, duplicated, replaced, or inserted from another one.</summary>
internal static class Mutation
{
    /// <summary>Changes a text.</summary>
    /// <param name="random">The source of random numbers.</param>
    /// <param name="text">The text.</param>
    /// <param name="other">A text whose parts are inserted.</param>
    /// <param name="pieces">Words that are inserted.</param>
    public static string Of(Random random, string text, string other, IReadOnlyList<string> pieces)
    {
        StringBuilder changed = new(text);
        for (int change = random.Next(1, 6); change > 0; change--)
        {
            int at = random.Next(changed.Length + 1);
            int length = Math.Min(random.Next(1, 30), changed.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    changed.Remove(at, length);
                    break;
                case 1:
                    changed.Insert(at, changed.ToString(at, length));
                    break;
                case 2:
                    int from = random.Next(other.Length + 1);
                    changed.Insert(at, other.AsSpan(from, Math.Min(random.Next(1, 60), other.Length - from)));
                    break;
                case 3 when length > 0:
                    changed[at] = (char)random.Next(random.Once(8) ? 0x2100 : 0x80);
                    break;
                case 4 when random.Once(4):
                    changed.Remove(at, changed.Length - at);
                    break;
                default:
                    changed.Insert(at, random.Pick(pieces));
                    break;
            }
        }

        return changed.ToString();
    }

    /// <summary>Changes a blob.</summary>
    /// <param name="random">The source of random numbers.</param>
    /// <param name="blob">The blob.</param>
    /// <param name="words">Words of four bytes that are written into it.</param>
    public static byte[] Of(Random random, byte[] blob, IReadOnlyList<uint> words)
    {
        List<byte> changed = [.. blob];
        for (int change = random.Next(1, 6); change > 0 && changed.Count >= 4; change--)
        {
            int word = random.Next(changed.Count / 4) * 4;
            switch (random.Next(8))
            {
                case 0:
                    changed.RemoveRange(word, Math.Min(4 * random.Next(1, 6), changed.Count - word));
                    break;
                case 1:
                    changed.InsertRange(word, changed.Skip(random.Next(changed.Count / 4) * 4).Take(4 * random.Next(1, 10)).ToArray());
                    break;
                case 2 when random.Once(4):
                    changed.RemoveRange(word, changed.Count - word);
                    break;
                case 3 or 4:
                    uint value = random.Once(2) ? random.Pick(words) : (uint)random.Next(changed.Count + 8);
                    for (int i = 0; i < 4; i++)
                        changed[word + i] = (byte)(value >> (24 - (8 * i)));
                    break;
                default:
                    changed[random.Next(changed.Count)] = random.Once(2) ? (byte)random.Next(256) : (byte)random.Next(0x20, 0x7f);
                    break;
            }
        }

        return [.. changed];
    }
}

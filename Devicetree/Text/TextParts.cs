using System;

namespace Boards.Devicetree.Text;

/// <summary>A large text in parts, for several processors to work on at once.</summary>
internal static class TextParts
{
    // Below this, no board's source is worth a second thread.
    private const int Large = 1 << 22;

    // A few for each processor, so that none waits long for another.
    private const int Parts = 16;

    /// <summary>Whether so many characters or bytes are worth more than one processor.</summary>
    public static bool IsLarge(int length) => length >= Large;

    /// <summary>Parts of whole lines, in order and without gaps.</summary>
    public static (int Start, int End)[] OfLines(char[] text, int start, int end)
    {
        (int Start, int End)[] parts = new (int, int)[Parts];
        int length = ((end - start) / Parts) + 1;
        int from = start;
        for (int i = 0; i < Parts; i++)
        {
            int to = Math.Min(from + length, end);
            int rest = text.AsSpan(to, end - to).IndexOf('\n');
            to = rest < 0 ? end : to + rest + 1;
            parts[i] = (from, to);
            from = to;
        }

        return parts;
    }
}

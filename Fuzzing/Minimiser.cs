using System;
using System.Diagnostics;

namespace Boards.Fuzzing;

/// <summary>Makes an input with a fault smaller: leaves out what can be left out, in large parts first.</summary>
internal static class Minimiser
{
    private const int MostTrials = 20_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(1);

    /// <summary>The smallest input that was found.</summary>
    /// <param name="input">An input with the fault.</param>
    /// <param name="hasFault">Whether another input has the fault.</param>
    public static byte[] Shrink(byte[] input, Func<byte[], bool> hasFault)
    {
        Stopwatch time = Stopwatch.StartNew();
        int trials = 0;
        int part = input.Length / 2;
        while (part > 0)
        {
            int before = input.Length;
            for (int at = 0; at < input.Length;)
            {
                if (trials++ > MostTrials || time.Elapsed > MostTime)
                    return input;
                byte[] shorter = [.. input[..at], .. input[Math.Min(at + part, input.Length)..]];
                if (hasFault(shorter))
                    input = shorter;
                else
                    at += part;
            }

            // Something that was needed before may be left out now that other parts are gone.
            if (part > 1 || input.Length == before)
                part /= 2;
        }

        return input;
    }
}

using System;
using System.Collections.Generic;

namespace Boards.Fuzzing.Texts;

/// <summary>Random choices.</summary>
internal static class Lot
{
    /// <summary>One of several values.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>True once in the given number of times, on average.</summary>
    public static bool Once(this Random random, int times) => random.Next(times) == 0;
}

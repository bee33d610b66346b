using System;
using System.Collections.Generic;

namespace Boards.Fuzzing.Texts;

/// <summary>What is drawn by lot.</summary>
internal static class Lot
{
    /// <summary>One of several.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>True once in so many times.</summary>
    public static bool Once(this Random random, int times) => random.Next(times) == 0;
}

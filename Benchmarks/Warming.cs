using System;
using System.Diagnostics;

namespace Boards.Benchmarks;

/// <summary>
/// Runs code until it is as fast as in an editor that has been open for a while. The runtime compiles hot code again several times, so
/// the first hundreds of runs take up to six times as long.
/// </summary>
internal static class Warming
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(4);

    /// <summary>Runs the operations in turn.</summary>
    public static void Run(params Func<object>[] operations)
    {
        for (Stopwatch time = Stopwatch.StartNew(); time.Elapsed < Duration;)
        {
            foreach (Func<object> operation in operations)
                GC.KeepAlive(operation());
        }
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Threading;

namespace Boards.Fuzzing;

/// <summary>Runs inputs of a kind, and finds the properties that are not true of them.</summary>
internal sealed class Fuzzer(FuzzKind kind, bool withReference)
{
    // The memory that an input may allocate: a fixed amount, which macros that grow up to their limit need, and an amount for each of its bytes.
    private const long MostBytes = 200L << 20;
    private const long MostBytesForByte = 100_000;

    // Far more than any input needs on a loaded machine.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    private CancellationTokenSource _time = new();

    /// <summary>The seed of the input that is being checked.</summary>
    public long Seed { get; private set; }

    /// <summary>The number of inputs that were checked.</summary>
    public long Count { get; private set; }

    /// <summary>Runs the inputs of consecutive seeds.</summary>
    /// <param name="seed">The first seed.</param>
    /// <param name="count">The number of seeds.</param>
    /// <param name="until">Ends the run early.</param>
    /// <returns>Each fault, with the seed of the first input that has it.</returns>
    public IEnumerable<(long Seed, FuzzInput Input, Fault Fault)> Run(long seed, long count, Func<bool>? until = null)
    {
        HashSet<string> known = [];
        for (Seed = seed; Seed - seed < count && until?.Invoke() != true; Seed++)
        {
            FuzzInput input = kind.Draw(Seed);
            Fault? fault = FaultOf(input, Seed % kind.ReferenceSample == 0);
            Count++;
            if (fault is not null && known.Add(fault.Property))
                yield return (Seed, input, fault);
        }
    }

    /// <summary>The smallest input that was found to have the same fault.</summary>
    public FuzzInput Minimise(FuzzInput input, Fault fault) =>
        input with { Bytes = [.. Minimiser.Shrink([.. input.Bytes], bytes => FaultOf(input with { Bytes = [.. bytes] }, asksReference: true)?.Property == fault.Property)] };

    /// <summary>The first property that is not true of an input.</summary>
    public Fault? FaultOf(FuzzInput input, bool asksReference)
    {
        if (!_time.TryReset())
            _time = new();
        if (!Debugger.IsAttached)
            _time.CancelAfter(MostTime);
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            if (kind.Check(input, asksReference && withReference, _time.Token) is { } fault)
                return fault;
        }
        catch (OperationCanceledException)
        {
            return new Fault("ends in time", $"not within {MostTime}");
        }
        catch (Exception e)
        {
            string at = e.StackTrace?.Split('\n').FirstOrDefault(static line => line.Contains("Boards.", StringComparison.Ordinal))?.Trim() ?? "";
            return new Fault($"no exception: {e.GetType().Name} {at.Split(" in ")[0]}", e.ToString());
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > MostBytes + (MostBytesForByte * input.Bytes.Length)
            ? new Fault("work is bounded in the input", $"{allocated} bytes were allocated for {input.Bytes.Length}")
            : null;
    }
}

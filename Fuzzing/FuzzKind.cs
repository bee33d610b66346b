using System;
using System.Threading;

namespace Boards.Fuzzing;

/// <summary>A kind of input: generates inputs, and checks what must be true of each.</summary>
internal abstract class FuzzKind
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>One in this many inputs is also passed to the reference, which needs a new process each time.</summary>
    public virtual int ReferenceSample => 100;

    /// <summary>The input for a seed, which is always the same.</summary>
    public abstract FuzzInput Draw(long seed);

    /// <summary>The first property that is not true of an input; null if all are true. An exception is a fault, too.</summary>
    /// <param name="input">The input.</param>
    /// <param name="withReference">Whether the reference is run as well.</param>
    /// <param name="cancel">Requested when the time for the input is over.</param>
    public abstract Fault? Check(FuzzInput input, bool withReference, CancellationToken cancel);

    /// <summary>The source of random numbers for a seed.</summary>
    protected static Random RandomOf(long seed) => new(unchecked((int)(seed ^ (seed >> 32))));
}

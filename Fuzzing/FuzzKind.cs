using System;
using System.Threading;

namespace Boards.Fuzzing;

/// <summary>A kind of input: draws inputs, and states what must be true of each.</summary>
internal abstract class FuzzKind
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>One of how many inputs is also given to the reference, which takes a process each time.</summary>
    public virtual int ReferenceSample => 100;

    /// <summary>The input of a seed: always the same one.</summary>
    public abstract FuzzInput Draw(long seed);

    /// <summary>The first property that an input does not have; null where it has all. An exception is a fault too.</summary>
    /// <param name="input">The input.</param>
    /// <param name="withReference">Whether the reference is asked as well.</param>
    /// <param name="cancel">Requested when the input has had its time.</param>
    public abstract Fault? Check(FuzzInput input, bool withReference, CancellationToken cancel);

    /// <summary>The source of random numbers of a seed.</summary>
    protected static Random RandomOf(long seed) => new(unchecked((int)(seed ^ (seed >> 32))));
}

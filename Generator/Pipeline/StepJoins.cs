using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Boards.Generator.Pipeline;

/// <summary>Joins the steps of the pipeline so that the value of each step is an instance of a class.</summary>
/// <remarks>
/// For each struct that is a step's value, the compiler's process compiles generic code just in time whenever it starts, about
/// forty methods for each kind of step, and each use of <c>Combine</c> makes a new tuple type. Classes share that code, which is
/// compiled ahead of time. With structs, the compiler took a fifth longer in a build with this package, even without any board.
/// </remarks>
internal static class StepJoins
{
    /// <summary>The values of two steps.</summary>
    public static IncrementalValueProvider<Joined<TLeft, TRight>> Join<TLeft, TRight>(this IncrementalValueProvider<TLeft> left, IncrementalValueProvider<TRight> right)
        where TLeft : class
        where TRight : class =>
        left.Combine(right).Select(static (pair, _) => new Joined<TLeft, TRight>(pair.Left, pair.Right));

    /// <summary>All values of a step.</summary>
    public static IncrementalValueProvider<Batch<T>> Gather<T>(this IncrementalValuesProvider<T> values)
        where T : class =>
        values.Collect().Select(static (all, _) => new Batch<T>(all));

    /// <summary>The values as the value of one step.</summary>
    public static Batch<T> ToBatch<T>(this IEnumerable<T> values)
        where T : class =>
        new([.. values]);
}

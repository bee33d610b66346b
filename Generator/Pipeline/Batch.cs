using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Boards.Generator.Pipeline;

/// <summary>The values or the diagnostics of a step. Two batches are equal if their values are equal.</summary>
/// <param name="items">The values.</param>
internal sealed class Batch<T>(ImmutableArray<T> items) : IEquatable<Batch<T>>
    where T : class
{
    /// <summary>The values in order.</summary>
    public ImmutableArray<T> Items { get; } = items;

    public bool Equals(Batch<T>? other)
    {
        if (other is null || Items.Length != other.Items.Length)
            return false;
        for (int i = 0; i < Items.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(Items[i], other.Items[i]))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Batch<T>);

    public override int GetHashCode() => Items.Length;
}

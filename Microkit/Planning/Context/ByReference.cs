using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Boards.Microkit.Planning.Context;

/// <summary>Compares declarations by identity, because two of them may be equal.</summary>
internal sealed class ByReference<T> : IEqualityComparer<T>
    where T : class
{
    public static ByReference<T> Comparer { get; } = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T value) => RuntimeHelpers.GetHashCode(value);
}

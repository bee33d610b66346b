using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Boards.Generator.Model;

/// <summary>An immutable array that is equal to another with the same elements, as values in a pipeline must be.</summary>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal readonly struct EquatableArray<T>(ImmutableArray<T> elements) : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly ImmutableArray<T> _elements = elements;

    /// <summary>The elements; empty for a default value.</summary>
    public ImmutableArray<T> Elements => _elements.IsDefault ? [] : _elements;

    public int Count => Elements.Length;

    public bool IsEmpty => Elements.IsEmpty;

    public T this[int index] => Elements[index];

    public bool Equals(EquatableArray<T> other) =>
        Elements == other.Elements || Elements.AsSpan().SequenceEqual(other.Elements.AsSpan());

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        int hash = Count;
        foreach (T element in Elements)
            hash = unchecked((hash * 31) + (element?.GetHashCode() ?? 0));
        return hash;
    }

    public ImmutableArray<T>.Enumerator GetEnumerator() => Elements.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => Elements.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Elements.AsEnumerable().GetEnumerator();
}

/// <summary>Creates equatable arrays.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> elements)
        where T : IEquatable<T> => new([.. elements]);

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> elements)
        where T : IEquatable<T> => new([.. elements]);
}

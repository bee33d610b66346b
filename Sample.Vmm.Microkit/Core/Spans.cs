// Spans are the arrays of programs without a heap: u8 literals, stackalloc, and tables in read-only data.

using System.Runtime.CompilerServices;
using Internal.Runtime.CompilerHelpers;

namespace System;

/// <summary>A range of memory that is read, such as a <c>u8</c> literal.</summary>
public readonly unsafe ref struct ReadOnlySpan<T>
{
    private readonly ref T _first;
    private readonly int _length;

    /// <summary>A literal: the compiler passes its address.</summary>
    public ReadOnlySpan(void* first, int length)
    {
        _first = ref Unsafe.AsRef<T>(first);
        _length = length;
    }

    internal ReadOnlySpan(ref T first, int length)
    {
        _first = ref first;
        _length = length;
    }

    public int Length => _length;

    public ref readonly T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_length)
                ThrowHelpers.ThrowIndexOutOfRangeException();
            return ref Unsafe.Add(ref _first, index);
        }
    }

    /// <summary><c>span[start..end]</c>.</summary>
    public ReadOnlySpan<T> Slice(int start, int length)
    {
        if ((uint)start > (uint)_length || (uint)length > (uint)(_length - start))
            ThrowHelpers.ThrowIndexOutOfRangeException();
        return new(ref Unsafe.Add(ref _first, start), length);
    }

    /// <summary><c>span[start..]</c>.</summary>
    public ReadOnlySpan<T> Slice(int start) => Slice(start, _length - start);
}

/// <summary>A range of memory that is read and written, such as <c>stackalloc</c>.</summary>
public readonly unsafe ref struct Span<T>
{
    private readonly ref T _first;
    private readonly int _length;

    /// <summary><c>stackalloc</c>: the compiler passes the address.</summary>
    public Span(void* first, int length)
    {
        _first = ref Unsafe.AsRef<T>(first);
        _length = length;
    }

    private Span(ref T first, int length)
    {
        _first = ref first;
        _length = length;
    }

    public int Length => _length;

    public ref T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_length)
                ThrowHelpers.ThrowIndexOutOfRangeException();
            return ref Unsafe.Add(ref _first, index);
        }
    }

    /// <summary><c>span[start..end]</c>.</summary>
    public Span<T> Slice(int start, int length)
    {
        if ((uint)start > (uint)_length || (uint)length > (uint)(_length - start))
            ThrowHelpers.ThrowIndexOutOfRangeException();
        return new(ref Unsafe.Add(ref _first, start), length);
    }

    /// <summary><c>span[start..]</c>.</summary>
    public Span<T> Slice(int start) => Slice(start, _length - start);

    public static implicit operator ReadOnlySpan<T>(Span<T> span) => new(ref span._first, span._length);
}

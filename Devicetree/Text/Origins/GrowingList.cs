using System;
using System.Collections.Generic;

namespace Boards.Devicetree.Text;

/// <summary>A list that never moves what it holds: it grows by one more array.</summary>
internal sealed class GrowingList<T>
{
    private const int Shift = 8;
    private const int Mask = (1 << Shift) - 1;

    private readonly List<T[]> _arrays = [];

    public int Count { get; private set; }

    public T this[int index] => _arrays[index >> Shift][index & Mask];

    public void Add(in T item)
    {
        // The first is small, because many a list stays short.
        if (Count == _arrays.Count << Shift)
            _arrays.Add(new T[Count == 0 ? 16 : Mask + 1]);
        T[] last = _arrays[_arrays.Count - 1];
        int at = Count & Mask;
        if (at == last.Length)
        {
            Array.Resize(ref last, Mask + 1);
            _arrays[_arrays.Count - 1] = last;
        }

        last[at] = item;
        Count++;
    }
}

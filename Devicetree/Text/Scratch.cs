using System;
using System.Buffers;

namespace Boards.Devicetree.Text;

/// <summary>
/// A list that grows in rented arrays, and is copied in the end to an array of its exact length: arrays that it has
/// outgrown are returned to the pool, not left to the garbage collector.
/// </summary>
internal sealed class Scratch<T>(int least)
    where T : struct
{
    private T[] _items = [];

    public int Count { get; private set; }

    public ref T Last => ref _items[Count - 1];

    public ref T this[int index] => ref _items[index];

    public void Add(in T item)
    {
        if (Count == _items.Length)
            Reserve(1);
        _items[Count++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        if (_items.Length - Count < items.Length)
            Reserve(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Removes the last items.</summary>
    public void CutTo(int count) => Count = count;

    /// <summary>Returns the rented array with all items, and room for more after them. The list is empty afterwards.</summary>
    public T[] TakeRented(int room)
    {
        if (_items.Length - Count < room)
            Reserve(room);
        T[] taken = _items;
        (_items, Count) = ([], 0);
        return taken;
    }

    /// <summary>Returns all items. The list is empty afterwards.</summary>
    public T[] Take()
    {
        T[] taken = new T[Count];
        Array.Copy(_items, taken, Count);
        if (_items.Length > 0)
            ArrayPool<T>.Shared.Return(_items);
        (_items, Count) = ([], 0);
        return taken;
    }

    private void Reserve(int count)
    {
        T[] items = ArrayPool<T>.Shared.Rent(Math.Max(least, checked(Count + Math.Max(Count, count))));
        Array.Copy(_items, items, Count);
        if (_items.Length > 0)
            ArrayPool<T>.Shared.Return(_items);
        _items = items;
    }
}

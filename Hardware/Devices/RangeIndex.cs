using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Hardware;

/// <summary>
/// An index of items by address: finds the items in a range in time logarithmic in their number. A board may have tens of
/// thousands of registers, and a system as many memory regions.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class RangeIndex<T>
{
    private readonly T[] _items;
    private readonly AddressRange[] _ranges;

    // The positions of the items in order of address. Each part of it is a tree: its middle is the root, and each side is a subtree.
    private readonly int[] _byStart;

    // The end of the last range of each subtree, at the position of its root.
    private readonly ulong[] _ends;

    /// <summary>Orders the items.</summary>
    /// <param name="items">The items. An item with an empty range is never found.</param>
    /// <param name="rangeOf">The addresses of an item.</param>
    public RangeIndex(IEnumerable<T> items, Func<T, AddressRange> rangeOf)
    {
        _items = [.. items];
        _ranges = [.. _items.Select(rangeOf)];
        _byStart = [.. Enumerable.Range(0, _items.Length).Where(i => !_ranges[i].IsEmpty)];
        ulong[] starts = [.. _byStart.Select(i => _ranges[i].Start)];
        Array.Sort(starts, _byStart);
        _ends = new ulong[_byStart.Length];
        FindEnds(0, _byStart.Length);
    }

    /// <summary>All items, in the order in which they were given.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>The items that have a byte in a range, in the order in which they were given.</summary>
    public ImmutableArray<T> In(AddressRange range) => In(range, int.MaxValue);

    /// <summary>The items that have a byte in a range, in the order in which they were given; of more than some, the first ones by address.</summary>
    /// <param name="range">The range.</param>
    /// <param name="most">The number of items that are found at most.</param>
    public ImmutableArray<T> In(AddressRange range, int most)
    {
        if (range.IsEmpty || most <= 0)
            return [];
        List<int> found = [];
        Visit(range, 0, _byStart.Length, i =>
        {
            found.Add(i);
            return found.Count < most;
        });
        found.Sort();
        return [.. found.Select(i => _items[i])];
    }

    /// <summary>Whether an item has a byte in a range.</summary>
    public bool Overlaps(AddressRange range) => !range.IsEmpty && !Visit(range, 0, _byStart.Length, static _ => false);

    /// <summary>Whether one item contains all bytes of a range.</summary>
    public bool Holds(AddressRange range)
    {
        // If an item starts at or before the start of the range, so do the items before it.
        (int from, int to) = (0, _byStart.Length);
        while (from < to)
        {
            int root = from + ((to - from) / 2);
            if (_ranges[_byStart[root]].Start > range.Start)
            {
                to = root;
                continue;
            }

            if (_ranges[_byStart[root]].End >= range.End || (from < root && _ends[from + ((root - from) / 2)] >= range.End))
                return true;
            from = root + 1;
        }

        return false;
    }

    /// <summary>The items that contain an address, in the order in which they were given.</summary>
    public ImmutableArray<T> At(ulong address) => In(AddressRange.Of(address, 1));

    private ulong FindEnds(int from, int to)
    {
        if (from >= to)
            return 0;
        int root = from + ((to - from) / 2);
        return _ends[root] = Math.Max(_ranges[_byStart[root]].End, Math.Max(FindEnds(from, root), FindEnds(root + 1, to)));
    }

    // Visits items in order of address until the visitor returns false.
    private bool Visit(AddressRange range, int from, int to, Func<int, bool> goesOn)
    {
        while (from < to)
        {
            int root = from + ((to - from) / 2);
            if (_ends[root] <= range.Start)
                return true;
            if (!Visit(range, from, root, goesOn))
                return false;
            if (_ranges[_byStart[root]].Start >= range.End)
                return true;
            if (_ranges[_byStart[root]].End > range.Start && !goesOn(_byStart[root]))
                return false;
            from = root + 1;
        }

        return true;
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Hardware;

/// <summary>
/// Things by the addresses that they have: finds those in a range in a time that grows with the logarithm of their
/// number. A board may have tens of thousands of registers, and a system as many memory regions.
/// </summary>
/// <typeparam name="T">What has addresses.</typeparam>
public sealed class RangeIndex<T>
{
    private readonly T[] _items;
    private readonly AddressRange[] _ranges;

    // Positions of the items by first address. A part of it is a tree: its middle is the root, and what is on each side is a subtree.
    private readonly int[] _byStart;

    // The end of the last range of each subtree, at the position of its root.
    private readonly ulong[] _ends;

    /// <summary>Orders the items.</summary>
    /// <param name="items">The items. One without a byte is never found.</param>
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
    public ImmutableArray<T> In(AddressRange range)
    {
        if (range.IsEmpty)
            return [];
        List<int> found = [];
        Visit(range, 0, _byStart.Length, i =>
        {
            found.Add(i);
            return true;
        });
        found.Sort();
        return [.. found.Select(i => _items[i])];
    }

    /// <summary>Whether an item has a byte in a range.</summary>
    public bool Overlaps(AddressRange range) => !range.IsEmpty && !Visit(range, 0, _byStart.Length, static _ => false);

    /// <summary>Whether one item has all bytes of a range.</summary>
    public bool Holds(AddressRange range)
    {
        // What is before an item that does not start after the range does not either.
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

    /// <summary>The items that have an address, in the order in which they were given.</summary>
    public ImmutableArray<T> At(ulong address) => In(AddressRange.Of(address, 1));

    private ulong FindEnds(int from, int to)
    {
        if (from >= to)
            return 0;
        int root = from + ((to - from) / 2);
        return _ends[root] = Math.Max(_ranges[_byStart[root]].End, Math.Max(FindEnds(from, root), FindEnds(root + 1, to)));
    }

    // By address, while the visitor goes on.
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

using System;
using System.Collections.Generic;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Memory;

/// <summary>The addresses that are taken in an address space, so that a description with many maps is planned quickly.</summary>
internal sealed class TakenAddresses
{
    // Sorted and disjoint.
    private readonly List<AddressRange> _runs = [];

    /// <summary>Whether a byte of a range is taken.</summary>
    public bool Overlaps(AddressRange range) => FirstIn(range) is not null;

    /// <summary>The first run of taken addresses with a byte in a range; null if there is none.</summary>
    public AddressRange? FirstIn(AddressRange range)
    {
        int at = FirstEndingAfter(range.Start);
        return at < _runs.Count && _runs[at].Overlaps(range) ? _runs[at] : null;
    }

    /// <summary>Takes a range.</summary>
    public void Add(AddressRange range)
    {
        if (range.IsEmpty)
            return;
        int first = FirstEndingAfter(range.Start);
        int end = first;
        AddressRange run = range;
        for (; end < _runs.Count && _runs[end].Start < range.End; end++)
            run = new AddressRange(Math.Min(run.Start, _runs[end].Start), Math.Max(run.End, _runs[end].End));
        _runs.RemoveRange(first, end - first);
        _runs.Insert(first, run);
    }

    private int FirstEndingAfter(ulong address)
    {
        int low = 0;
        int high = _runs.Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_runs[middle].End > address)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}

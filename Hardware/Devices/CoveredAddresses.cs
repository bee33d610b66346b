using System;
using System.Collections.Generic;
using System.Linq;

namespace Boards.Hardware.Devices;

/// <summary>Ranges of addresses, and whether they cover others. A question takes a time that grows with the logarithm of their number.</summary>
internal sealed class CoveredAddresses
{
    private readonly AddressRange[] _byStart;

    // The last end among the ranges up to a position.
    private readonly ulong[] _ends;

    /// <summary>Orders the ranges.</summary>
    public CoveredAddresses(IEnumerable<AddressRange> ranges)
    {
        _byStart = [.. ranges.OrderBy(static range => range.Start)];
        _ends = new ulong[_byStart.Length];
        for (int i = 0; i < _ends.Length; i++)
            _ends[i] = i == 0 ? _byStart[i].End : Math.Max(_ends[i - 1], _byStart[i].End);
    }

    /// <summary>Whether one of them has a byte of a range.</summary>
    public bool Overlap(AddressRange range) => !range.IsEmpty && EndBefore(range.End) > range.Start;

    /// <summary>Whether one of them has all bytes of a range.</summary>
    public bool HoldInOne(AddressRange range) => range.Start < ulong.MaxValue && EndBefore(range.Start + 1) >= range.End;

    // The last end of those that start before an address.
    private ulong EndBefore(ulong address)
    {
        (int from, int to) = (0, _byStart.Length);
        while (from < to)
        {
            int middle = from + ((to - from) / 2);
            if (_byStart[middle].Start < address)
                from = middle + 1;
            else
                to = middle;
        }

        return from == 0 ? 0 : _ends[from - 1];
    }
}

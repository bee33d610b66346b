using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Hardware;

namespace Boards.Microkit.Report;

/// <summary>
/// The axis of the memory map. Between two addresses where something begins or ends, the width grows with the logarithm of the
/// size; where there is nothing, it is the same for every gap. So a register block of 4 bytes and a bus of 4 GiB are both visible,
/// in the order of their addresses.
/// </summary>
internal sealed class AddressScale
{
    /// <summary>The length of the axis: thousandths of a percent.</summary>
    private const int Length = 100_000;

    private const int Gap = 5;

    private readonly ImmutableArray<ulong> _bounds;
    private readonly ImmutableArray<int> _positions;
    private readonly ImmutableArray<bool> _begins;

    /// <summary>The axis for some entries.</summary>
    /// <param name="entries">The entries of the map.</param>
    public AddressScale(IReadOnlyCollection<MapEntry> entries)
    {
        _bounds = [.. entries.SelectMany(static e => (ulong[])[e.Range.Start, e.Range.End]).Distinct().OrderBy(static bound => bound)];
        int[] widths = new int[_bounds.Length];
        bool[] begins = new bool[_bounds.Length];

        // The change in the number of entries at each bound, so that one pass over the bounds finds how many entries are at each.
        (int All, int Fine)[] changes = new (int, int)[_bounds.Length];
        foreach (MapEntry entry in entries)
        {
            Change(entry, entry.Range.Start, 1);
            Change(entry, entry.Range.End, -1);
        }

        int there = 0;
        int fine = 0;
        for (int i = 0; i + 1 < _bounds.Length; i++)
        {
            there += changes[i].All;
            fine += changes[i].Fine;
            int bits = BitsOf(_bounds[i + 1] - _bounds[i]);
            widths[i] = there == 0 ? Gap : fine > 0 ? Clamp(bits, 8, 36) : Clamp(bits / 2, 4, 20);
            begins[i] = there > 0 && (i == 0 || widths[i - 1] == Gap);
        }

        long total = Math.Max(1, widths.Sum());
        int[] positions = new int[_bounds.Length];
        long sum = 0;
        for (int i = 0; i < _bounds.Length; sum += widths[i], i++)
            positions[i] = (int)(sum * Length / total);
        _positions = [.. positions];
        _begins = [.. begins];

        void Change(MapEntry entry, ulong bound, int by)
        {
            ref (int All, int Fine) change = ref changes[_bounds.BinarySearch(bound)];
            change.All += by;
            change.Fine += entry.Kind.IsFine ? by : 0;
        }
    }

    /// <summary>The addresses to write below the axis, the most important first: where something begins after a gap, then where anything begins.</summary>
    public IEnumerable<ulong> Ticks => _bounds.Where((_, i) => _begins[i]).Concat(_bounds.Where((_, i) => !_begins[i] && i < _bounds.Length - 1));

    /// <summary>The place of an address where something begins or ends, in thousandths of a percent.</summary>
    public int this[ulong address] => _positions[_bounds.BinarySearch(address)];

    /// <summary>A place or a width as SVG has it: <c>12.345%</c>.</summary>
    public static string Percent(int position) => (position / 1000m).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static int Clamp(int value, int least, int most) => Math.Min(Math.Max(value, least), most);

    // Exact on every machine, unlike a floating-point logarithm.
    private static int BitsOf(ulong size)
    {
        int bits = 0;
        for (; size > 0; size >>= 1)
            bits++;
        return bits;
    }
}

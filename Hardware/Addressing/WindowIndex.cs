using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Hardware.Addressing;

/// <summary>An index of the rows of a table: finds the first row that contains an address in time logarithmic in the number of rows.</summary>
internal sealed class WindowIndex
{
    private readonly BusKind _kind;

    // For each address space, the addresses at which the first row that contains an address changes, and the row from there on; -1 for none.
    private readonly Dictionary<uint, (ulong[] Starts, int[] Rows)> _bySpace;

    // For each row, the bytes of the rows that continue where it ends.
    private readonly ulong[] _following;

    public WindowIndex(ImmutableArray<Window> rows, BusKind kind)
    {
        _kind = kind;
        _bySpace = Enumerable.Range(0, rows.Length).Where(i => rows[i].Length > 0).GroupBy(i => rows[i].Child.SpaceOn(kind))
            .ToDictionary(static space => space.Key, space => FirstOf(space, rows));
        _following = Following(rows, kind);
    }

    /// <summary>The position of the first row that contains an address, or -1.</summary>
    public int Find(BusAddress address)
    {
        if (!_bySpace.TryGetValue(address.SpaceOn(_kind), out (ulong[] Starts, int[] Rows) first))
            return -1;
        int at = Array.BinarySearch(first.Starts, address.Value);
        at = at < 0 ? ~at - 1 : at;
        return at < 0 ? -1 : first.Rows[at];
    }

    /// <summary>The bytes of the rows that continue where a row ends, on both buses.</summary>
    public ulong BytesAfter(int row) => _following[row];

    // Visits the starts and ends of the rows in order of address.
    private static (ulong[] Starts, int[] Rows) FirstOf(IEnumerable<int> space, ImmutableArray<Window> rows)
    {
        List<(ulong At, int Row, bool Begins)> ends = [];
        foreach (int row in space)
        {
            ulong start = rows[row].Child.Value;
            ends.Add((start, row, true));

            // A row that does not end below 2^64 has no end.
            if (rows[row].Length <= ulong.MaxValue - start)
                ends.Add((start + rows[row].Length, row, false));
        }

        ends.Sort();
        List<ulong> starts = [];
        List<int> first = [];
        SortedSet<int> open = [];
        for (int i = 0; i < ends.Count; i++)
        {
            (ulong at, int row, bool begins) = ends[i];
            if (begins)
                open.Add(row);
            else
                open.Remove(row);
            int now = open.Count == 0 ? -1 : open.Min;
            bool isLastHere = i + 1 == ends.Count || ends[i + 1].At != at;
            if (!isLastHere || (first.Count > 0 && first[first.Count - 1] == now))
                continue;
            starts.Add(at);
            first.Add(now);
        }

        return ([.. starts], [.. first]);
    }

    // Rows are visited from the highest address down, because a row that continues another one starts at a higher address.
    private static ulong[] Following(ImmutableArray<Window> rows, BusKind kind)
    {
        Dictionary<(uint Space, ulong Child, ulong Parent), int> byStart = new(rows.Length);
        for (int i = rows.Length - 1; i >= 0; i--)
            byStart[(rows[i].Child.SpaceOn(kind), rows[i].Child.Value, rows[i].Parent.Value)] = i;

        ulong[] following = new ulong[rows.Length];
        foreach (int i in Enumerable.Range(0, rows.Length).OrderByDescending(i => rows[i].Child.Value))
        {
            Window row = rows[i];
            ulong end = unchecked(row.Child.Value + row.Length);
            if (end > row.Child.Value && byStart.TryGetValue((row.Child.SpaceOn(kind), end, unchecked(row.Parent.Value + row.Length)), out int next))
                following[i] = rows[next].Length > ulong.MaxValue - following[next] ? ulong.MaxValue : rows[next].Length + following[next];
        }

        return following;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning.Memory;

/// <summary>The part of a board's memory that is not claimed.</summary>
internal static class FreeMemory
{
    /// <summary>The memory that is reserved for firmware and other software.</summary>
    public static IEnumerable<AddressRange> ReservedOn(Sel4Board board) =>
        board.ReservedMemory.Items.Select(static r => r.Range)
            .Concat(board.Tree.MemoryReservations.Select(static m => AddressRange.Of(m.Address, m.Size)));

    /// <summary>A free range, aligned to large pages, in the part that the kernel and its loader do not use; null if none is known.</summary>
    /// <param name="board">The board.</param>
    /// <param name="sizes">The acceptable sizes, best first. A better place is preferred to a better size.</param>
    /// <param name="taken">The ranges that are claimed, besides those that the tree reserves.</param>
    public static AddressRange? Find(Sel4Board board, IReadOnlyList<ulong> sizes, IEnumerable<AddressRange> taken)
    {
        AddressRange[] inUse = [.. UserLevelMemory.Joined(ReservedOn(board).Concat(taken))];
        // Memory that the kernel leaves to user level and does not use itself is safest, if it is known.
        IEnumerable<AddressRange> memory = BoardMemory.Of(board);
        IEnumerable<AddressRange> untouched = memory.SelectMany(m => board.Platform.DeviceRanges.Select(d => m.Intersect(d)));
        foreach (AddressRange candidate in untouched.Concat(memory.Select(UpperHalf)).Concat(memory))
        {
            foreach (ulong size in sizes)
            {
                if (FirstFit(candidate, size, inUse) is { } found)
                    return found;
            }
        }

        return null;
    }

    // Kernel, loader and programs are put at the beginning of memory.
    private static AddressRange UpperHalf(AddressRange range) => range with { Start = range.Start + (range.Size / 2) };

    // The ranges that are taken are in order of address, and do not overlap.
    private static AddressRange? FirstFit(AddressRange within, ulong size, AddressRange[] taken)
    {
        ulong start = AlignUp(within.Start);
        for (int next = FirstEndingAfter(start, taken); start < within.End && within.End - start >= size; next++)
        {
            if (next == taken.Length || taken[next].Start >= AddressRange.Of(start, size).End)
                return AddressRange.Of(start, size);
            start = Math.Max(start, AlignUp(taken[next].End));
        }

        return null;
    }

    private static int FirstEndingAfter(ulong address, AddressRange[] taken)
    {
        (int from, int to) = (0, taken.Length);
        while (from < to)
        {
            int middle = from + ((to - from) / 2);
            if (taken[middle].End > address)
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }

    private static ulong AlignUp(ulong address) =>
        address > ulong.MaxValue - MicrokitLimits.LargePageBytes ? ulong.MaxValue
        : (address + MicrokitLimits.LargePageBytes - 1) & ~(MicrokitLimits.LargePageBytes - 1);
}

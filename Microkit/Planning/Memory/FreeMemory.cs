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

    /// <summary>A free stretch, aligned to large pages, in the part that a kernel and its loader leave alone; null where none is known.</summary>
    /// <param name="board">The board.</param>
    /// <param name="sizes">The sizes that will do, best first. The better place is taken before the better size.</param>
    /// <param name="taken">What is claimed besides that which the tree reserves.</param>
    public static AddressRange? Find(Sel4Board board, IReadOnlyList<ulong> sizes, IEnumerable<AddressRange> taken)
    {
        AddressRange[] inUse = [.. ReservedOn(board).Concat(taken)];
        // What the kernel leaves to user level without using it itself is safest, where it is known.
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

    private static AddressRange? FirstFit(AddressRange within, ulong size, AddressRange[] taken)
    {
        ulong start = AlignUp(within.Start);
        while (start < within.End && within.End - start >= size)
        {
            AddressRange found = AddressRange.Of(start, size);
            AddressRange[] inTheWay = [.. taken.Where(t => t.Overlaps(found))];
            if (inTheWay.Length == 0)
                return found;
            start = AlignUp(inTheWay.Max(static t => t.End));
        }

        return null;
    }

    private static ulong AlignUp(ulong address) =>
        address > ulong.MaxValue - MicrokitLimits.LargePageBytes ? ulong.MaxValue
        : (address + MicrokitLimits.LargePageBytes - 1) & ~(MicrokitLimits.LargePageBytes - 1);
}

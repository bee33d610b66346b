using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using static System.FormattableString;

namespace Boards.Microkit.Planning.Memory;

/// <summary>The memory that a tree describes.</summary>
internal static class BoardMemory
{
    /// <summary>Whether all of a range is memory, according to the tree or to the configuration of the platform's kernel.</summary>
    public static bool Holds(Sel4Board board, AddressRange range) =>
        IsStated(board, range) || board.Platform.MemoryRanges.Any(memory => memory.Contains(range))
        || board.ReservedMemory.At(range.Start).Any(reserved => reserved.Range.Contains(range));

    /// <summary>Whether a board describes its memory, and a range is not in it.</summary>
    public static bool IsOutside(Sel4Board board, AddressRange range) => Of(board).Count > 0 && !Holds(board, range);

    /// <summary>Whether a range is memory to the platform's kernel, but not all of it is in the memory that the tree describes.</summary>
    public static bool IsOnlyConfigured(Sel4Board board, AddressRange range) =>
        Of(board).Count > 0 && !IsStated(board, range) && board.Platform.MemoryRanges.Any(memory => memory.Contains(range));

    /// <summary>Whether an address is in the memory that the tree describes.</summary>
    public static bool Has(Sel4Board board, ulong address) => FirstIn(board, AddressRange.Of(address, 1)) is not null;

    /// <summary>The first memory that the tree describes and that has a byte in a range; null if there is none.</summary>
    public static AddressRange? FirstIn(Sel4Board board, AddressRange range)
    {
        IReadOnlyList<AddressRange> memory = Of(board);
        (int from, int to) = (0, memory.Count);
        while (from < to)
        {
            int middle = from + ((to - from) / 2);
            if (memory[middle].End > range.Start)
                to = middle;
            else
                from = middle + 1;
        }

        return from < memory.Count && memory[from].Overlaps(range) ? memory[from] : null;
    }

    /// <summary>The memory in words.</summary>
    public static string Text(Sel4Board board)
    {
        const int Shown = 64;
        IReadOnlyList<AddressRange> memory = Of(board);
        return string.Join(", ", memory.Take(Shown)) + (memory.Count > Shown ? Invariant($" and {memory.Count - Shown} more") : "");
    }

    /// <summary>The memory in order of address, with adjacent ranges joined. Empty if the boot program fills it in.</summary>
    public static IReadOnlyList<AddressRange> Of(Sel4Board board) => board.Hardware.Memory;

    private static bool IsStated(Sel4Board board, AddressRange range) => FirstIn(board, range)?.Contains(range) == true;
}

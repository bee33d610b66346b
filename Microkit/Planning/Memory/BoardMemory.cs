using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning.Memory;

/// <summary>The memory that a tree describes.</summary>
internal static class BoardMemory
{
    /// <summary>Whether all of a range is memory, according to the tree or to the configuration of the platform's kernel.</summary>
    public static bool Holds(Sel4Board board, AddressRange range) =>
        Of(board).Concat(board.Platform.MemoryRanges).Any(memory => memory.Contains(range))
        || board.ReservedMemory.At(range.Start).Any(reserved => reserved.Range.Contains(range));

    /// <summary>Whether a board describes its memory, and a range is not in it.</summary>
    public static bool IsOutside(Sel4Board board, AddressRange range) => Of(board).Count > 0 && !Holds(board, range);

    /// <summary>Whether a range is memory to the platform's kernel, but not all of it is in the memory that the tree describes.</summary>
    public static bool IsOnlyConfigured(Sel4Board board, AddressRange range)
    {
        IReadOnlyList<AddressRange> stated = Of(board);
        return stated.Count > 0 && !stated.Any(memory => memory.Contains(range)) && board.Platform.MemoryRanges.Any(memory => memory.Contains(range));
    }

    /// <summary>The memory in order of address, with adjacent ranges joined. Empty if the boot program fills it in.</summary>
    public static IReadOnlyList<AddressRange> Of(Sel4Board board) => board.Hardware.Memory;
}

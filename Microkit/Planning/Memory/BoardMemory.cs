using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning.Memory;

/// <summary>The memory that a tree states.</summary>
internal static class BoardMemory
{
    /// <summary>Whether all of a range is memory: by the tree, or by the configuration of the platform's kernel.</summary>
    public static bool Holds(Sel4Board board, AddressRange range) =>
        Of(board).Concat(board.Platform.MemoryRanges).Any(memory => memory.Contains(range))
        || board.ReservedMemory.At(range.Start).Any(reserved => reserved.Range.Contains(range));

    /// <summary>Whether a board states its memory, and a range does not lie in it.</summary>
    public static bool IsOutside(Sel4Board board, AddressRange range) => Of(board).Count > 0 && !Holds(board, range);

    /// <summary>Whether the platform's kernel takes a range for memory of which the tree, though it states memory, does not hold all.</summary>
    public static bool IsOnlyConfigured(Sel4Board board, AddressRange range)
    {
        IReadOnlyList<AddressRange> stated = Of(board);
        return stated.Count > 0 && !stated.Any(memory => memory.Contains(range)) && board.Platform.MemoryRanges.Any(memory => memory.Contains(range));
    }

    /// <summary>Its stretches by address, touching ones joined. Empty where the boot program fills them in.</summary>
    public static IReadOnlyList<AddressRange> Of(Sel4Board board) => board.Hardware.Memory;
}

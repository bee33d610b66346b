using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Checks whether the board has room for the memory regions whose address the tool chooses.</summary>
internal static class MemorySumRules
{
    /// <summary>Reports the first region for which no memory is left.</summary>
    public static void Check(PlanFacts facts)
    {
        Sel4Board board = facts.Context.Board;
        AddressRange[] memory = [.. UserLevelMemory.Joined(BoardMemory.Of(board).Concat(board.Platform.MemoryRanges))];
        ulong all = memory.Aggregate(0UL, static (sum, range) => Sum(sum, range.Size));
        if (all == 0)
            return;
        RangeIndex<AddressRange> stretches = new(memory, static range => range);
        AddressRange[] taken = [.. UserLevelMemory.Joined(UserLevelMemory.Joined(facts.NamedRegions.Select(static r => r.Range).OfType<AddressRange>().Append(facts.Context.Kernel.Image))
            .SelectMany(range => stretches.In(range).Select(range.Intersect)))];
        ulong used = taken.Aggregate(0UL, static (sum, range) => Sum(sum, range.Size));
        ulong left = all - Math.Min(all, used);
        ulong needed = 0;
        foreach (NamedRegion region in facts.NamedRegions.Where(static r => r.PhysicalAddress is null))
        {
            needed = Sum(needed, region.Size);
            if (needed <= left)
                continue;
            MemoryRegionRequest? hand = facts.Context.Request.MemoryRegions.FirstOrDefault(r => string.Equals(r.Name.Value, region.Name, StringComparison.Ordinal));
            SourceLocation at = hand?.Size?.Location ?? region.Location;
            facts.Context.Report(MemoryDiagnostics.TooMuchMemory(region.Name, region.Size, needed, left, all, at));
            return;
        }
    }

    private static ulong Sum(ulong one, ulong other) => one > ulong.MaxValue - other ? ulong.MaxValue : one + other;
}

using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Finds a place for guest memory at the address at which the guest sees it, which devices that are bus masters need.</summary>
internal static class IdentityPlace
{
    /// <summary>
    /// The address as C# writes it: the guest's if there is memory at it, otherwise the physical one, otherwise the first that is
    /// free. Null if none is known.
    /// </summary>
    public static string? Of(GuestMemory memory, Holder machine, PlanFacts facts)
    {
        ulong size = memory.Size.Value;
        if (size == 0)
            return null;
        AddressRange[] taken =
        [
            .. facts.NamedRegions.Where(r => !string.Equals(r.Name, memory.Name, StringComparison.Ordinal)).Select(static r => r.Range ?? AddressRange.Empty),
            .. facts.GuestMemoriesOf(machine).Where(other => other != memory).Select(static other => AddressRange.Of(other.GuestAddress.Value, other.Size.Value)),
        ];
        IEnumerable<ulong> declared = memory.PhysicalAddress is { } physical ? [memory.GuestAddress.Value, physical.Value] : [memory.GuestAddress.Value];
        foreach (ulong address in declared)
        {
            if (IsFree(AddressRange.Of(address, size), taken, facts))
                return Text(address);
        }

        return FreeMemory.Find(facts.Context.Board, [size], taken) is { } found && IsFree(found, taken, facts) ? Text(found.Start) : null;
    }

    /// <summary>The same for guest memory that is given by its region; null for a region of another kind.</summary>
    public static string? Of(NamedRegion region, PlanFacts facts)
    {
        foreach (Holder machine in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            if (facts.GuestMemoriesOf(machine).FirstOrDefault(m => string.Equals(m.Name, region.Name, StringComparison.Ordinal)) is { } memory)
                return Of(memory, machine, facts);
        }

        return null;
    }

    private static bool IsFree(AddressRange range, AddressRange[] taken, PlanFacts facts)
    {
        Sel4Board board = facts.Context.Board;
        return range.Start % MicrokitLimits.LargePageBytes == 0
            && !BoardMemory.IsOutside(board, range)
            && !FreeMemory.ReservedOn(board).Concat(taken).Any(other => other.Overlaps(range))
            && UserLevelMemory.IsLeft(range, facts.Context.Kernel);
    }

    private static string Text(ulong address) => FormattableString.Invariant($"0x{address:x}");
}

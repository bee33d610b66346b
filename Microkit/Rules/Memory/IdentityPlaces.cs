using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Finds places for guest memory at the addresses at which the guest sees it, which devices that are bus masters need.</summary>
internal sealed class IdentityPlaces
{
    // A place is searched for among all memory regions. Of more mistakes than these, the others get places when these are fixed.
    private const int MostReports = 256;

    private readonly PlanFacts _facts;
    private readonly Lazy<RangeIndex<AddressRange>> _reserved;
    private readonly Lazy<Dictionary<string, (GuestMemory Memory, Holder Machine)>> _byName;
    private readonly Dictionary<Holder, RangeIndex<GuestMemory>> _ofMachines = [];

    public IdentityPlaces(PlanFacts facts)
    {
        _facts = facts;
        _reserved = new(() => new(FreeMemory.ReservedOn(facts.Context.Board), static range => range));
        _byName = new(FirstOfEachName);
    }

    /// <summary>
    /// The address as C# writes it: the guest's if there is memory at it, otherwise the physical one, otherwise the first that is
    /// free. Null if none is known.
    /// </summary>
    public string? Of(GuestMemory memory, Holder machine)
    {
        ulong size = memory.Size.Value;
        if (size == 0 || _facts.Context.Diagnostics.Count >= MostReports)
            return null;
        IEnumerable<ulong> declared = memory.PhysicalAddress is { } physical ? [memory.GuestAddress.Value, physical.Value] : [memory.GuestAddress.Value];
        foreach (ulong address in declared)
        {
            if (IsFree(AddressRange.Of(address, size), memory, machine))
                return Text(address);
        }

        IEnumerable<AddressRange> taken = _facts.NamedRegions.Where(r => !IsOf(r, memory)).Select(static r => r.Range).OfType<AddressRange>()
            .Concat(_facts.GuestMemoriesOf(machine).Where(other => other != memory).Select(SeenAt));
        return FreeMemory.Find(_facts.Context.Board, [size], taken) is { } found && IsFree(found, memory, machine) ? Text(found.Start) : null;
    }

    /// <summary>The same for guest memory that is given by its region; null for a region of another kind.</summary>
    public string? Of(NamedRegion region) => _byName.Value.TryGetValue(region.Name, out (GuestMemory Memory, Holder Machine) found) ? Of(found.Memory, found.Machine) : null;

    private bool IsFree(AddressRange range, GuestMemory memory, Holder machine)
    {
        if (range.Start % MicrokitLimits.LargePageBytes != 0 || BoardMemory.IsOutside(_facts.Context.Board, range) || _reserved.Value.Overlaps(range))
            return false;
        return !_facts.NamedRegionsIn(range).Any(other => !IsOf(other, memory)) && !MemoryOf(machine).In(range).Any(other => other != memory)
            && UserLevelMemory.IsLeft(range, _facts.Context.Kernel);
    }

    private RangeIndex<GuestMemory> MemoryOf(Holder machine)
    {
        if (!_ofMachines.TryGetValue(machine, out RangeIndex<GuestMemory>? index))
            _ofMachines.Add(machine, index = new(_facts.GuestMemoriesOf(machine), SeenAt));
        return index;
    }

    private Dictionary<string, (GuestMemory Memory, Holder Machine)> FirstOfEachName()
    {
        Dictionary<string, (GuestMemory, Holder)> byName = new(StringComparer.Ordinal);
        foreach (Holder machine in _facts.Context.Holders.Where(static h => h.IsMachine))
        {
            foreach (GuestMemory memory in _facts.GuestMemoriesOf(machine))
            {
                if (!byName.ContainsKey(memory.Name))
                    byName.Add(memory.Name, (memory, machine));
            }
        }

        return byName;
    }

    private static AddressRange SeenAt(GuestMemory memory) => AddressRange.Of(memory.GuestAddress.Value, memory.Size.Value);

    private static bool IsOf(NamedRegion region, GuestMemory memory) => string.Equals(region.Name, memory.Name, StringComparison.Ordinal);

    private static string Text(ulong address) => FormattableString.Invariant($"0x{address:x}");
}

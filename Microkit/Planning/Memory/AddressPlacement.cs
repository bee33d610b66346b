using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Findings;

namespace Boards.Microkit.Planning.Memory;

/// <summary>The virtual addresses of one protection domain or machine, and what is mapped at them.</summary>
internal sealed class AddressPlacement(Holder holder, PlanContext context)
{
    // Programs are linked at 0x200000 (Microkit's libmicrokit), and one that contains a guest's kernel is large.
    private const ulong FirstFree = 0x1000_0000;

    private readonly List<(string Region, AddressRange Range)> _maps = [];
    private readonly TakenAddresses _taken = new();
    private readonly Dictionary<ulong, ulong> _lowest = [];
    private readonly HashSet<(string Region, AddressRange Range)> _collided = [];

    // The maps that were not reported yet.
    private readonly List<(string Region, AddressRange Range)> _unreported = [];

    private ulong End => holder.IsMachine ? context.Kernel.GuestEnd : MicrokitLimits.ProtectionDomainEnd(holder.Domain.StackSize?.Value, context.Request.Version);

    /// <summary>
    /// Adds a map at an address that cannot be changed, and reports the maps that it overlaps. A map that overlaps many is
    /// reported once.
    /// </summary>
    public void Fix(string region, AddressRange range, SourceLocation at)
    {
        // If no more is reported, the overlaps need not be found.
        (string Region, AddressRange Range)[] collided = !context.HasAllFindings && _taken.Overlaps(range) ? [.. _unreported.Where(map => map.Range.Overlaps(range))] : [];
        if (collided.Length > 0)
        {
            _collided.UnionWith(collided);
            _unreported.RemoveAll(map => map.Range.Overlaps(range));
            (string Region, AddressRange Range) first = _maps.Find(map => map.Range.Overlaps(range));
            context.Report(new PlanFinding.MapOverlap(region, range, first.Region, first.Range, holder.Title, at));
        }

        if (range.End > End)
            context.Report(new PlanFinding.OutOfSpace(region, range, End, at));
        Add(region, range);
    }

    /// <summary>Finds an address for a map, the wanted one if it is free, and adds the map.</summary>
    public ulong Place(string region, ulong wanted, ulong size)
    {
        ulong address = wanted >= FirstFree && IsFree(AddressRange.Of(wanted, size)) ? wanted : LowestFree(size);
        Add(region, AddressRange.Of(address, size));
        return address;
    }

    private void Add(string region, AddressRange range)
    {
        _maps.Add((region, range));
        _taken.Add(range);
        if (!_collided.Contains((region, range)))
            _unreported.Add((region, range));
    }

    private bool IsFree(AddressRange range) => range.End <= End && !_taken.Overlaps(range);

    private ulong LowestFree(ulong size)
    {
        // What is taken stays taken, so the lowest free address for a size only grows.
        ulong mask = MicrokitLimits.LargePageBytes - 1;
        ulong address = _lowest.TryGetValue(size, out ulong lowest) ? lowest : FirstFree;
        while (_taken.FirstIn(AddressRange.Of(address, size)) is { } taken)
        {
            if (taken.End > ulong.MaxValue - mask)
                return 0;
            address = (taken.End + mask) & ~mask;
        }

        _lowest[size] = address;
        return address;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Hardware;

namespace Boards.Devicetree.Microkit.Planning;

/// <summary>A plan as the rules see it: what was asked for, what was found, what comes out.</summary>
/// <param name="Context">Request, board, kernel, and where to report.</param>
/// <param name="Passed">The devices passed.</param>
/// <param name="Regions">Their memory regions.</param>
/// <param name="Interrupts">Their interrupts.</param>
internal sealed record PlanFacts(
    PlanContext Context, ImmutableArray<PassedDevice> Passed, ImmutableArray<PlannedRegion> Regions, InterruptPlan Interrupts)
{
    /// <summary>The memory regions of devices that a holder maps.</summary>
    public IEnumerable<PlannedRegion> RegionsOf(Holder holder) => Regions.Where(r => r.Holders.Contains(holder));

    /// <summary>The memory region through which a holder reaches an address; null where it does not.</summary>
    public PlannedRegion? RegionAt(Holder holder, ulong address) => RegionsOf(holder).FirstOrDefault(r => r.Pages.Contains(address));

    /// <summary>Whether a holder reaches all of a range, over as many regions as it takes.</summary>
    public bool IsMapped(Holder holder, AddressRange range)
    {
        ulong at = range.Start;
        while (at < range.End)
        {
            AddressRange? next = RegionAt(holder, at)?.Pages ?? HandMapped(holder).FirstOrDefault(r => r.Contains(at)) switch
            {
                { IsEmpty: true } => null,
                AddressRange hand => hand,
            };
            if (next is not { } pages)
                return false;
            at = pages.End;
        }

        return true;
    }

    /// <summary>The devices passed to a holder.</summary>
    public IEnumerable<PassedDevice> PassedTo(Holder holder) => Passed.Where(p => p.Holder == holder);

    // Regions declared by hand that the holder maps by name.
    private IEnumerable<AddressRange> HandMapped(Holder holder) =>
        Context.Request.MemoryRegions
            .Where(region => region.PhysicalAddress is not null
                && holder.Maps.Any(map => string.Equals(map.Region.Value, region.Name.Value, System.StringComparison.Ordinal)))
            .Select(static region => AddressRange.Of(region.PhysicalAddress!.Value.Value, region.Size.Value));
}

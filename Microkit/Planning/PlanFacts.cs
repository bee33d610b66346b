using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning;

/// <summary>A plan as the rules see it: the request, the findings and the result.</summary>
/// <param name="Context">The request, the board, the kernel, and what is reported.</param>
/// <param name="Passed">The passed devices.</param>
/// <param name="Regions">Their memory regions.</param>
/// <param name="Interrupts">Their interrupts.</param>
internal sealed record PlanFacts(
    PlanContext Context, ImmutableArray<PassedDevice> Passed, ImmutableArray<PlannedRegion> Regions, InterruptPlan Interrupts)
{
    private readonly Dictionary<Holder, ImmutableArray<HeldDevice>> _held = [];
    private readonly Dictionary<Holder, ImmutableArray<GuestMemory>> _memories = [];
    private ILookup<Holder, PassedDevice>? _passed;
    private ILookup<Holder, PassedDevice>? _buses;
    private HashSet<HandMap>? _memoryMaps;
    private bool? _hasNamesakes;
    private Dictionary<string, NamedRegion>? _byName;

    /// <summary>All memory regions that have a name in the declaration: those by hand, of guests and of devices.</summary>
    public ImmutableArray<NamedRegion> NamedRegions { get; } =
    [
        .. Context.Request.MemoryRegions.Select(NamedRegion.Of),
        .. Context.Holders.Where(static h => h.IsMachine).SelectMany(static h => h.Machine!.GuestMemories.Select(m => NamedRegion.Of(m, h.Machine))),
        .. Regions.Select(NamedRegion.Of),
    ];

    /// <summary>Whether two memory regions have the same name, so that a name that was meant for one of them may not exist.</summary>
    public bool HasNamesakes => _hasNamesakes ??= NamedRegions.Select(static r => r.Name).Distinct(System.StringComparer.Ordinal).Count() < NamedRegions.Length;

    /// <summary>The machines as their guests see them.</summary>
    public ValueList<PlannedGuest> Guests { get; init; } = [];

    /// <summary>What holders reach through maps and interrupts that are declared by hand.</summary>
    public Reach Reach { get; } = new(Context);

    /// <summary>The memory region with a name; null if there is none.</summary>
    public NamedRegion? Find(string name) => (_byName ??= FirstOfEachName()).TryGetValue(name, out NamedRegion? region) ? region : null;

    /// <summary>
    /// The name of the memory region with the pages that would be a region of this name if nothing shared them; null if there is none.
    /// </summary>
    public string? HolderOf(string name) => Regions.FirstOrDefault(r => r.Claims.Any(c => string.Equals(c.Name, name, System.StringComparison.Ordinal)))?.Name;

    /// <summary>The memory regions of devices that a holder maps.</summary>
    public IEnumerable<PlannedRegion> RegionsOf(Holder holder) => Regions.Where(r => r.Holders.Contains(holder));

    /// <summary>The memory region through which a holder reaches an address; null if it does not.</summary>
    public PlannedRegion? RegionAt(Holder holder, ulong address) => RegionsOf(holder).FirstOrDefault(r => r.Pages.Contains(address));

    /// <summary>Whether a holder reaches all of a range, through any number of regions.</summary>
    public bool IsMapped(Holder holder, AddressRange range)
    {
        ulong at = range.Start;
        while (at < range.End)
        {
            if ((RegionAt(holder, at)?.Pages ?? OtherwiseMapped(holder).FirstOrDefault(r => r.Contains(at))) is not { } pages)
                return false;
            at = pages.End;
        }

        return true;
    }

    /// <summary>The devices passed to a holder.</summary>
    public IEnumerable<PassedDevice> PassedTo(Holder holder) => (_passed ??= Passed.ToLookup(static p => p.Holder))[holder];

    /// <summary>The buses passed to a holder, with which the devices in their windows are passed.</summary>
    public IEnumerable<PassedDevice> BusesPassedTo(Holder holder) => (_buses ??= Passed.Where(static p => p.IsBus).ToLookup(static p => p.Holder))[holder];

    /// <summary>The devices that a holder has: passed, or mapped by hand.</summary>
    public ImmutableArray<HeldDevice> HeldBy(Holder holder)
    {
        Context.Cancel.ThrowIfCancellationRequested();
        if (!_held.TryGetValue(holder, out ImmutableArray<HeldDevice> held))
        {
            PassedDevice[] passed = [.. PassedTo(holder)];
            held = [.. passed, .. Reach.DevicesOf(holder).Where(m => !passed.Any(p => p.Device.Node == m.Device.Node))];
            _held.Add(holder, held);
        }

        return held;
    }

    /// <summary>The RAM of a guest: both declared as such and mapped by hand.</summary>
    public ImmutableArray<GuestMemory> GuestMemoriesOf(Holder machine)
    {
        if (!_memories.TryGetValue(machine, out ImmutableArray<GuestMemory> memories))
        {
            memories = [.. machine.Machine!.GuestMemories.Select(memory => GuestMemory.Of(memory, machine.Machine)), .. GuestMemory.MappedBy(machine, Reach)];
            _memories.Add(machine, memories);
        }

        return memories;
    }

    /// <summary>Whether a map that is declared by hand maps RAM of a guest.</summary>
    public bool IsGuestMemory(HandMap map) =>
        map.Holder.IsMachine && (_memoryMaps ??= [.. Context.Holders.Where(static h => h.IsMachine).SelectMany(h => GuestMemoriesOf(h)).Select(static m => m.Map).OfType<HandMap>()]).Contains(map);

    private Dictionary<string, NamedRegion> FirstOfEachName()
    {
        Dictionary<string, NamedRegion> byName = new(System.StringComparer.Ordinal);
        foreach (NamedRegion region in NamedRegions)
        {
            if (!byName.ContainsKey(region.Name))
                byName.Add(region.Name, region);
        }

        return byName;
    }

    // The regions that a holder maps by hand, and a guest's RAM. A guest accesses memory at its physical address; a device that
    // it sees at a different address is reported at the map.
    private IEnumerable<AddressRange> OtherwiseMapped(Holder holder)
    {
        foreach (MapRequest map in holder.Maps)
        {
            if (Find(map.Region.Value)?.Range is { } range
                && (!holder.IsMachine || map.Address.Value == range.Start || !BoardMemory.Holds(Context.Board, range)))
                yield return range;
        }

        foreach (GuestMemoryRequest memory in holder.Machine?.GuestMemories ?? [])
        {
            if (memory.PhysicalAddress?.Value == memory.GuestAddress.Value)
                yield return AddressRange.Of(memory.GuestAddress.Value, memory.Size.Value);
        }
    }
}

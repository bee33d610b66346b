using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
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
    private readonly Dictionary<Holder, HashSet<Node>> _heldNodes = [];
    private readonly Dictionary<Holder, RangeIndex<AddressRange>> _mapped = [];
    private readonly Dictionary<Holder, ILookup<uint, DeviceInterrupt>> _heldInterrupts = [];
    private readonly Dictionary<ProtectionDomainRequest, HashSet<uint>> _delivered = new(ByReference<ProtectionDomainRequest>.Comparer);
    private ILookup<uint, (int At, Holder Holder, uint Number)>? _lines;
    private RangeIndex<NamedRegion>? _named;
    private ILookup<Holder, PlannedRegion>? _regions;
    private Dictionary<string, PlannedRegion>? _regionsOfClaims;
    private HashSet<(Holder Holder, Node Node)>? _passedNodes;
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

    /// <summary>The memory regions with a name that have a byte in a range of physical addresses, in the order of <see cref="NamedRegions"/>.</summary>
    public ImmutableArray<NamedRegion> NamedRegionsIn(AddressRange range) =>
        (_named ??= new(NamedRegions.Where(static r => r.Range is not null), static r => r.Range!)).In(range);

    /// <summary>
    /// The name of the memory region with the pages that would be a region of this name if nothing shared them; null if there is none.
    /// </summary>
    public string? HolderOf(string name) => (_regionsOfClaims ??= FirstOfEachClaim()).TryGetValue(name, out PlannedRegion? region) ? region.Name : null;

    /// <summary>The memory regions of devices that a holder maps.</summary>
    public IEnumerable<PlannedRegion> RegionsOf(Holder holder) => (_regions ??= Regions.SelectMany(static r => r.Holders, static (region, holder) => (region, holder))
        .ToLookup(static r => r.holder, static r => r.region))[holder];

    /// <summary>Whether a holder reaches all of a range, through any number of regions.</summary>
    public bool IsMapped(Holder holder, AddressRange range)
    {
        if (range.IsEmpty)
            return true;
        if (!_mapped.TryGetValue(holder, out RangeIndex<AddressRange>? mapped))
        {
            mapped = new(UserLevelMemory.Joined(RegionsOf(holder).Select(static r => r.Pages).Concat(OtherwiseMapped(holder))), static r => r);
            _mapped.Add(holder, mapped);
        }

        return mapped.Holds(range);
    }

    /// <summary>The devices passed to a holder.</summary>
    public IEnumerable<PassedDevice> PassedTo(Holder holder) => (_passed ??= Passed.ToLookup(static p => p.Holder))[holder];

    /// <summary>Whether a device is passed to a holder.</summary>
    public bool IsPassedTo(Holder holder, Node device) => (_passedNodes ??= [.. Passed.Select(static p => (p.Holder, p.Device.Node))]).Contains((holder, device));

    /// <summary>The buses passed to a holder, with which the devices in their windows are passed.</summary>
    public IEnumerable<PassedDevice> BusesPassedTo(Holder holder) => (_buses ??= Passed.Where(static p => p.IsBus).ToLookup(static p => p.Holder))[holder];

    /// <summary>The devices that a holder has: passed, or mapped by hand.</summary>
    public ImmutableArray<HeldDevice> HeldBy(Holder holder)
    {
        Context.Cancel.ThrowIfCancellationRequested();
        if (!_held.TryGetValue(holder, out ImmutableArray<HeldDevice> held))
        {
            held = [.. PassedTo(holder), .. Reach.DevicesOf(holder).Where(m => !IsPassedTo(holder, m.Device.Node))];
            _held.Add(holder, held);
        }

        return held;
    }

    /// <summary>Whether a holder has a device: passed, or mapped by hand.</summary>
    public bool Has(Holder holder, Node device)
    {
        if (!_heldNodes.TryGetValue(holder, out HashSet<Node>? nodes))
            _heldNodes.Add(holder, nodes = [.. HeldBy(holder).Select(static held => held.Device.Node)]);
        return nodes.Contains(device);
    }

    /// <summary>The interrupts of a holder's devices that have a number, or may get it from the software that assigns their line.</summary>
    public IEnumerable<DeviceInterrupt> HeldInterrupts(Holder holder, uint number)
    {
        if (!_heldInterrupts.TryGetValue(holder, out ILookup<uint, DeviceInterrupt>? interrupts))
        {
            interrupts = HeldBy(holder).SelectMany(static held => held.Device.Interrupts)
                .SelectMany(Reach.NumbersOf, static (interrupt, number) => (interrupt, number)).ToLookup(static i => i.number, static i => i.interrupt);
            _heldInterrupts.Add(holder, interrupts);
        }

        return interrupts[number];
    }

    /// <summary>The numbers of the interrupts that are delivered to a protection domain.</summary>
    public HashSet<uint> DeliveredTo(ProtectionDomainRequest domain)
    {
        if (!_delivered.TryGetValue(domain, out HashSet<uint>? numbers))
            _delivered.Add(domain, numbers = [.. Interrupts.Irqs[domain.Name.Value].SelectMany(static irq => irq.Claims).Select(static claim => claim.Number)]);
        return numbers;
    }

    /// <summary>
    /// The holders whose domains receive some numbers, in the order of the declaration; those of a holder in the order in which its
    /// domain receives them.
    /// </summary>
    public IEnumerable<(Holder Holder, uint Number)> LinesOf(IEnumerable<uint> numbers)
    {
        _lines ??= LinesOfAll();
        return numbers.Distinct().SelectMany(number => _lines[number]).OrderBy(static line => line.At).Select(static line => (line.Holder, line.Number));
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

    private ILookup<uint, (int At, Holder Holder, uint Number)> LinesOfAll() =>
        Context.Holders.SelectMany(holder => Interrupts.Irqs[holder.Domain.Name.Value].SelectMany(static irq => irq.Claims), static (holder, claim) => (holder, claim))
            .Select(static (line, at) => (at, line.holder, line.claim.Number)).ToLookup(static line => line.Number);

    private Dictionary<string, PlannedRegion> FirstOfEachClaim()
    {
        Dictionary<string, PlannedRegion> byClaim = new(System.StringComparer.Ordinal);
        foreach (PlannedRegion region in Regions)
        {
            foreach (PageClaim claim in region.Claims)
            {
                if (!byClaim.ContainsKey(claim.Name))
                    byClaim.Add(claim.Name, region);
            }
        }

        return byClaim;
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

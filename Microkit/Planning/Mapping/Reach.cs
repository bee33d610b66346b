using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Mapping;

/// <summary>The registers and interrupts that holders have through maps and interrupts that are declared by hand, and their devices.</summary>
internal sealed class Reach
{
    private readonly PlanContext _context;
    private readonly ILookup<string, (MemoryRegionRequest Region, RegionContents? Contents)> _regionsByName;
    private readonly ILookup<Holder, HandMap> _mapsOfHolders;
    private readonly ILookup<MemoryRegionRequest, HandMap> _mapsOfRegions;
    private readonly ILookup<Holder, MappedDevice> _devicesOfHolders;
    private readonly Lazy<HashSet<uint>> _delivered;
    private readonly Dictionary<ProtectionDomainRequest, HashSet<uint>> _deliveredTo = new(ByReference<ProtectionDomainRequest>.Comparer);
    private readonly Dictionary<Holder, HashSet<Node>> _touched = [];
    private readonly Dictionary<Holder, HashSet<Node>> _mappedThemselves = [];
    private readonly Dictionary<Holder, RangeIndex<HandMap>> _contents = [];
    private readonly Dictionary<Holder, RangeIndex<HandMap>> _busMaps = [];
    private readonly Dictionary<MemoryRegionRequest, HashSet<Node>> _devicesOfRegions = new(ByReference<MemoryRegionRequest>.Comparer);
    private ILookup<uint, DeviceInterrupt>? _interrupts;

    public Reach(PlanContext context)
    {
        _context = context;
        Physical = new PhysicalMap(context.Board, context.Cancel);
        HashSet<string> executable = new(context.Holders.Where(static h => h.IsMachine).SelectMany(static h => h.Maps).Where(static m => m.IsExecutable).Select(static m => m.Region.Value), StringComparer.Ordinal);
        Regions = [.. context.Request.MemoryRegions.Select(r => (r, ContentsOf(r, executable.Contains(r.Name.Value))))];
        _regionsByName = Regions.ToLookup(static r => r.Region.Name.Value, StringComparer.Ordinal);
        Maps = [.. context.Holders.SelectMany(MapsIn)];
        _mapsOfHolders = Maps.ToLookup(static m => m.Holder);
        _mapsOfRegions = Maps.ToLookup(static m => m.Region, ByReference<MemoryRegionRequest>.Comparer);
        _delivered = new(() => [.. context.Domains.SelectMany(static d => d.Irqs).Select(static i => i.Number.Value)]);
        Devices = [.. Held()];
        _devicesOfHolders = Devices.ToLookup(static d => d.Holder);
        foreach (MappedDevice device in Devices)
        {
            if (!_devicesOfRegions.TryGetValue(device.Map.Region, out HashSet<Node>? nodes))
                _devicesOfRegions.Add(device.Map.Region, nodes = []);
            nodes.Add(device.Device.Node);
        }

        BusWindows windows = new(context.Board, context.Cancel);
        foreach (MappedDevice device in Devices)
        {
            device.Foreign =
            [
                .. device.Device.Regions.Where(static r => r.IsMemoryMapped)
                    .Select(r => (Region: r, Bus: windows.ForeignBusOf(r))).Where(static f => f.Bus is not null)
                    .Select(static f => new ForeignRegion(f.Region, f.Bus!)),
            ];
        }
    }

    /// <summary>What the board has at each physical address.</summary>
    public PhysicalMap Physical { get; }

    /// <summary>The regions that are declared by hand, with what the board has in them; null if the tool picks the memory.</summary>
    public ImmutableArray<(MemoryRegionRequest Region, RegionContents? Contents)> Regions { get; }

    /// <summary>The maps whose region is declared by hand as well.</summary>
    public ImmutableArray<HandMap> Maps { get; }

    /// <summary>The devices that holders have through these maps.</summary>
    public ImmutableArray<MappedDevice> Devices { get; }

    /// <summary>
    /// The interrupts of the board that have a number, or may get it from the software that assigns their line: of its devices, and of
    /// the slots of its host bridges, whose functions have no nodes.
    /// </summary>
    public IEnumerable<DeviceInterrupt> InterruptsWith(uint number) => (_interrupts ??= _context.Board.Devices.SelectMany(static d => d.Interrupts)
        .Concat(_context.Board.Devices.SelectMany(d => _context.Board.Hardware.PciRoutes(d.Node)).Select(static route => route.Interrupt))
        .SelectMany(NumbersOf, static (interrupt, number) => (interrupt, number)).ToLookup(static i => i.number, static i => i.interrupt))[number];

    /// <summary>The maps of one holder.</summary>
    public IEnumerable<HandMap> MapsOf(Holder holder) => _mapsOfHolders[holder];

    /// <summary>The maps of one region.</summary>
    public IEnumerable<HandMap> MapsOf(MemoryRegionRequest region) => _mapsOfRegions[region];

    /// <summary>The devices that one holder has through its maps.</summary>
    public IEnumerable<MappedDevice> DevicesOf(Holder holder) => _devicesOfHolders[holder];

    /// <summary>Whether a holder maps a byte of a device's registers by hand.</summary>
    public bool Touches(Holder holder, Device device) => TouchedBy(holder).Contains(device.Node);

    /// <summary>The devices of whose registers a holder maps a byte by hand.</summary>
    public HashSet<Node> TouchedBy(Holder holder)
    {
        if (!_touched.TryGetValue(holder, out HashSet<Node>? nodes))
            _touched.Add(holder, nodes = OwnersIn(MapsOf(holder)));
        return nodes;
    }

    /// <summary>Whether a holder maps registers of a device by hand, and not a bus with them.</summary>
    public bool IsMappedItself(Holder holder, Device device)
    {
        if (!_mappedThemselves.TryGetValue(holder, out HashSet<Node>? nodes))
            _mappedThemselves.Add(holder, nodes = OwnersIn(MapsOf(holder).Where(static m => m.Contents is { Bus: null })));
        return nodes.Contains(device.Node);
    }

    /// <summary>Whether a region is mapped for a device.</summary>
    public bool IsFor(MemoryRegionRequest region, Node device) => _devicesOfRegions.TryGetValue(region, out HashSet<Node>? nodes) && nodes.Contains(device);

    /// <summary>The first map of a holder that maps a byte of a range of physical addresses; null if there is none.</summary>
    public HandMap? MapOf(Holder holder, AddressRange range) => IndexOf(_contents, holder, static m => m.Contents is not null).In(range).FirstOrDefault();

    /// <summary>Whether a holder maps all of a range with a bus.</summary>
    public bool IsMappedWithBus(Holder holder, AddressRange range) => IndexOf(_busMaps, holder, static m => m.Contents is { Bus: not null }).Holds(range);

    /// <summary>Whether an interrupt of a device is delivered by number to a protection domain.</summary>
    public bool IsDelivered(ProtectionDomainRequest domain, Device device)
    {
        if (!_deliveredTo.TryGetValue(domain, out HashSet<uint>? numbers))
            _deliveredTo[domain] = numbers = [.. domain.Irqs.Select(static irq => irq.Number.Value)];
        return IsAmong(numbers, device);
    }

    /// <summary>Whether an interrupt of a device is delivered by number to any protection domain.</summary>
    public bool IsDelivered(Device device) => IsAmong(_delivered.Value, device);

    /// <summary>The numbers that an interrupt has, or may get from the software that assigns its line.</summary>
    public static IEnumerable<uint> NumbersOf(DeviceInterrupt interrupt) =>
        interrupt.Number is { } number ? interrupt.Candidates.Prepend(number).Distinct() : interrupt.Candidates.Distinct();

    /// <summary>
    /// Whether a map is that of the GIC's virtual CPU interface: of its registers, or at the guest address of the CPU interface.
    /// </summary>
    public bool IsCpuInterface(HandMap map) => map.Holder.IsMachine && map.Contents is { } contents
        && ((_context.Kernel.VirtualCpuInterface is { } gic && contents.Range.Contains(gic.Address))
            || _context.Kernel.GuestCpuInterface == map.Map.Address.Value);

    private static bool IsAmong(HashSet<uint> numbers, Device device) =>
        numbers.Count > 0 && device.Interrupts.Any(i => (i.Number is { } number && numbers.Contains(number)) || i.Candidates.Any(numbers.Contains));

    private static HashSet<Node> OwnersIn(IEnumerable<HandMap> maps) =>
        [.. maps.Where(static m => m.Contents is not null).SelectMany(static m => m.Contents!.Registers).Select(static r => r.Owner)];

    private RangeIndex<HandMap> IndexOf(Dictionary<Holder, RangeIndex<HandMap>> indexes, Holder holder, Func<HandMap, bool> isIn)
    {
        if (!indexes.TryGetValue(holder, out RangeIndex<HandMap>? index))
            indexes.Add(holder, index = new(MapsOf(holder).Where(isIn), static m => m.Contents!.Range));
        return index;
    }

    // An address that is not a multiple of the page size is reported for the region.
    private RegionContents? ContentsOf(MemoryRegionRequest region, bool isExecutable)
    {
        if (NamedRegion.Of(region).Range is not { IsEmpty: false } range)
            return null;
        RegionContents contents = Physical.ContentsOf(AddressRange.Of(range.Start & ~(MicrokitLimits.PageBytes - 1), range.Size));
        return contents.IsOfDevices && isExecutable && IsMeantAsMemory(contents.Range)
            ? contents with { Registers = [], Devices = [], Bus = null, Window = null }
            : contents;
    }

    // A guest executes its RAM, which is larger than the registers of a device and does not end where devices do. At a wrong
    // address it lies over devices; then it is only reported that no memory is there.
    private bool IsMeantAsMemory(AddressRange range) =>
        range.Size >= MicrokitLimits.LargePageBytes && BoardMemory.Of(_context.Board).Count > 0 && !Physical.IsCutToDevices(range);

    private IEnumerable<HandMap> MapsIn(Holder holder)
    {
        foreach (MapRequest map in holder.Maps)
        {
            (MemoryRegionRequest? region, RegionContents? contents) =
                _regionsByName[map.Region.Value].FirstOrDefault();
            if (region is not null)
                yield return new HandMap(holder, map, region, contents);
        }
    }

    private IEnumerable<MappedDevice> Held()
    {
        HashSet<(Holder Holder, Device Device)> seen = [];
        foreach (HandMap map in Maps.Where(m => m.Contents is { IsOfDevices: true } && !IsCpuInterface(m)))
        {
            foreach (Device device in HeldThrough(map).Where(device => seen.Add((map.Holder, device))))
                yield return new MappedDevice(map, device, IsDelivered(map.Holder.Domain, device));
        }
    }

    // The devices whose interrupts are delivered there. If there are none: the only device on the pages, if the region is not a bus.
    private IEnumerable<Device> HeldThrough(HandMap map)
    {
        RegionContents contents = map.Contents!;
        Device[] delivered =
        [
            .. contents.Devices.Where(d => IsDelivered(map.Holder.Domain, d)
                && d.Regions.First(static r => r.IsMemoryMapped).Range.Overlaps(contents.Range)),
        ];
        // If several devices are on one line, only enabled ones are considered.
        if (delivered.Length > 0)
        {
            HashSet<uint?> ofEnabled = [.. delivered.Where(static d => d.IsEnabled).SelectMany(static d => d.Interrupts).Select(static i => i.Number)];
            return delivered.Where(d => d.IsEnabled || !d.Interrupts.Any(own => ofEnabled.Contains(own.Number)));
        }

        Device[] enabled = [.. contents.Devices.Where(static d => d.IsEnabled)];
        Device[] single = enabled.Length > 0 ? enabled : [.. contents.Devices];
        return contents.Bus is null && single.Length == 1 && Covers(map.Holder, single[0]) ? single : [];
    }

    // A device on a shared page is there only if its first registers are mapped, and not only some further ones.
    private bool Covers(Holder holder, Device device) =>
        device.Regions.FirstOrDefault(static r => r.IsMemoryMapped) is { } first && IndexOf(_contents, holder, static m => m.Contents is not null).Overlaps(first.Range);
}

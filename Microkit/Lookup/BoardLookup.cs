using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Lookup;

/// <summary>
/// Finds what a fault or a notification was about: what a board has at an address or interrupt number, and which domains
/// and machines of a system have it.
/// </summary>
/// <param name="board">The board.</param>
/// <param name="system">A system on the board: one that was read, or the description of a plan. If it is null, only the board is searched.</param>
public sealed class BoardLookup(Sel4Board board, SystemRequest? system = null)
{
    // As many registers of 4 bytes as fit on a page. Only a made-up board has more on one page, or a system more maps of one.
    private const int MostOnPage = 1024;

    // If so many registers contain an address that the sharers of each would be too much text, fewer are listed.
    private const int MostSharers = 64 * MostOnPage;

    private readonly ImmutableArray<DeviceRegion> _all =
    [
        .. board.Devices.Where(static d => d.Role is DeviceRole.Device or DeviceRole.InterruptController or DeviceRole.Timer or DeviceRole.Cpu)
            .SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped),
    ];

    private readonly ImmutableArray<Mapping> _mappings = system is null ? [] : [.. MappingsOf(system)];
    private RangeIndex<DeviceRegion>? _registers;
    private RangeIndex<DeviceRegion>? _memory;
    private RangeIndex<BusRange>? _buses;
    private RangeIndex<Mapping>? _physical;
    private RangeIndex<Mapping>? _seen;
    private ILookup<uint, DeviceInterrupt>? _sources;
    private ILookup<uint, DeviceInterrupt>? _candidates;
    private ILookup<uint, ChannelFacts>? _channels;

    /// <summary>What is at a physical address. A fault of a guest prints such an address, if its devicetree has the addresses of the board.</summary>
    public AddressFacts At(ulong address)
    {
        ImmutableArray<DeviceRegion> registers = Registers.At(address);
        ImmutableArray<Device> memory = [.. Memory.At(address).Select(r => board[r.Owner]).Distinct().OrderBy(static d => d.Role)];
        bool isNothing = registers.IsEmpty && memory.IsEmpty;
        return new AddressFacts
        {
            Address = address,
            Registers = [.. registers.Select(r => FactsOf(r, address, MostSharers / registers.Length))],
            Memory = memory,
            Buses = [.. Buses.At(address).Select(static b => b.Bus).Distinct()],
            Below = isNothing ? _all.Where(r => r.Range.End <= address).OrderByDescending(static r => r.Range.End).FirstOrDefault() : null,
            Above = isNothing ? _all.Where(r => r.Range.Start > address).OrderBy(static r => r.Range.Start).FirstOrDefault() : null,
            Views = ViewsOf(address),
            Others = [.. Seen.At(address).Where(static m => m.Machine is not null).Select(m => m.AtSeen(address)).Where(v => v.Physical != address)],
        };
    }

    /// <summary>The domains and machines that see a physical address.</summary>
    public ImmutableArray<AddressView> ViewsOf(ulong physical) => ViewsOf(physical, int.MaxValue);

    /// <summary>Some of the domains and machines that see a physical address: all of them on every real system.</summary>
    internal ImmutableArray<AddressView> SomeViewsOf(ulong physical) => ViewsOf(physical, MostOnPage);

    /// <summary>The sources of an interrupt, and the domains that receive it.</summary>
    /// <param name="number">The number that seL4 uses.</param>
    public InterruptFacts OfInterrupt(uint number) => new()
    {
        Number = number,
        Sources = [.. Sources[number]],
        Candidates = [.. Candidates[number].Where(i => i.Number != number)],
        KernelUse = board.Platform.KernelInterrupts.Where(k => k.Number == number).Select(static k => k.Purpose).FirstOrDefault(),
        Channels = [.. ChannelsOfInterrupts[number]],
    };

    /// <summary>The interrupts and channels that notify the domains of the system through an id.</summary>
    public ImmutableArray<ChannelFacts> OfChannel(int id) => [.. Channels().Where(c => c.Id == id)];

    /// <summary>The registers of other devices on the page of an address of a region; not all of them if there are more than fit on a page.</summary>
    internal IEnumerable<DeviceRegion> PageSharers(DeviceRegion region, ulong address) =>
        Registers.In(new AddressRange(address, address + 1).RoundedTo(DeviceRegion.PageBytes), MostOnPage).Where(r => r.Owner != region.Owner);

    private ImmutableArray<AddressView> ViewsOf(ulong physical, int most) =>
        [.. Physical.In(AddressRange.Of(physical, 1), most).Select(m => m.AtPhysical(physical)).OfType<AddressView>()];

    // The indexes are made on demand: a command looks up one address, and a report looks up an address of each device.
    private RangeIndex<DeviceRegion> Registers => _registers ??= new(_all, static r => r.Range);

    private RangeIndex<DeviceRegion> Memory => _memory ??= new(
        board.Devices.Where(static d => d.Role is DeviceRole.Memory or DeviceRole.ReservedMemory).SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped), static r => r.Range);

    private RangeIndex<BusRange> Buses => _buses ??= new(
        board.Devices.SelectMany(static d => d.Windows.Where(static w => w.Address is not null).Select(w => new BusRange(AddressRange.Of(w.Address!.Value, w.Size), d))), static b => b.Range);

    private RangeIndex<Mapping> Physical => _physical ??= new(
        _mappings.Where(static m => m.Physical is not null), static m => AddressRange.Of(m.Physical!.Value, m.Seen.Size));

    private RangeIndex<Mapping> Seen => _seen ??= new(_mappings, static m => m.Seen);

    private ILookup<uint, DeviceInterrupt> Sources => _sources ??= board.Devices.SelectMany(static d => d.Interrupts)
        .Where(static i => i.Number is not null).ToLookup(static i => i.Number!.Value);

    private ILookup<uint, DeviceInterrupt> Candidates => _candidates ??= board.Devices.SelectMany(static d => d.Interrupts)
        .SelectMany(static i => i.Candidates.Distinct(), static (interrupt, number) => (interrupt, number)).ToLookup(static c => c.number, static c => c.interrupt);

    private ILookup<uint, ChannelFacts> ChannelsOfInterrupts => _channels ??= Channels().Where(static c => c.Interrupt is not null).ToLookup(static c => c.Interrupt!.Value);

    private RegisterFacts FactsOf(DeviceRegion region, ulong address, int mostSharers)
    {
        Device device = board[region.Owner];
        return new RegisterFacts
        {
            Device = device,
            Region = region,
            Offset = address - region.Range.Start,
            KernelUse = KernelUse.Of(board.Platform, region),
            PageSharers = [.. PageSharers(region, address).Take(Math.Max(1, mostSharers))],
            QemuPosition = QemuTransports.PositionOf(board.Hardware, device),
        };
    }

    private IEnumerable<ChannelFacts> Channels()
    {
        if (system is null)
            yield break;
        foreach (ProtectionDomainRequest domain in system.AllProtectionDomains)
        {
            foreach (IrqRequest irq in domain.Irqs)
                yield return new ChannelFacts { Domain = domain.Name.Value, Id = irq.Id?.Value, Interrupt = irq.Number.Value, Trigger = irq.Trigger?.Value, Peer = null };
        }

        foreach (ChannelRequest channel in system.Channels)
        {
            yield return End(channel.First, channel.Second);
            yield return End(channel.Second, channel.First);
        }

        static ChannelFacts End(ChannelEndRequest own, ChannelEndRequest other) =>
            new() { Domain = own.ProtectionDomain.Value, Id = own.Id?.Value, Interrupt = null, Trigger = null, Peer = other.ProtectionDomain.Value };
    }

    private static IEnumerable<Mapping> MappingsOf(SystemRequest system)
    {
        Dictionary<string, MemoryRegionRequest> regions = [];
        foreach (MemoryRegionRequest region in system.MemoryRegions)
            regions[region.Name.Value] = region;
        foreach (ProtectionDomainRequest domain in system.AllProtectionDomains)
        {
            IEnumerable<(string? Machine, MapRequest Map)> maps = domain.Maps.Select(static map => ((string?)null, map))
                .Concat(domain.VirtualMachines.SelectMany(static machine => machine.Maps.Select(map => ((string?)machine.Name.Value, map))));
            foreach ((string? machine, MapRequest map) in maps)
            {
                if (regions.TryGetValue(map.Region.Value, out MemoryRegionRequest? region) && region.Size is { } size)
                    yield return new Mapping(domain.Name.Value, machine, map.Region.Value, AddressRange.Of(map.Address.Value, size.Value), region.PhysicalAddress?.Value);
            }
        }
    }

    /// <summary>A map of a memory region.</summary>
    private sealed record Mapping(string Domain, string? Machine, string Region, AddressRange Seen, ulong? Physical)
    {
        /// <summary>Null if the address is not in the region.</summary>
        public AddressView? AtPhysical(ulong address) => Physical is { } start && AddressRange.Of(start, Seen.Size).Contains(address)
            ? View(Seen.Start + (address - start), address)
            : null;

        public AddressView AtSeen(ulong address) => View(address, Physical + (address - Seen.Start));

        private AddressView View(ulong seen, ulong? physical) => new() { Domain = Domain, Machine = Machine, Region = Region, Address = seen, Physical = physical };
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using static System.FormattableString;

namespace Boards.Microkit.Planning;

/// <summary>Assembles regions, maps and interrupts into a description.</summary>
internal sealed class SystemAssembly(PlanFacts facts)
{
    /// <summary>The name of the region with the GIC's virtual CPU interface.</summary>
    public const string VirtualCpuInterfaceName = "gic_vcpu";

    private readonly PlanContext _context = facts.Context;
    private HashSet<string>? _called;

    /// <summary>The places of passed registers; filled by <see cref="Build"/>.</summary>
    public List<DevicePlace> DevicePlaces { get; } = [];

    /// <summary>The places of guest memory; filled by <see cref="Build"/>.</summary>
    public List<GuestMemoryPlace> GuestMemoryPlaces { get; } = [];

    /// <summary>The request with all open values filled in.</summary>
    public SystemRequest Build() => _context.Request with
    {
        MemoryRegions = MemoryRegions().ToValueList(),
        ProtectionDomains = _context.Request.ProtectionDomains.Select(d => Domain(d, id: null)).ToValueList(),
        Channels = [.. facts.Interrupts.Channels],
        IoAddressSpaces = _context.Request.IoAddressSpaces.Select(static space => space with
        {
            Maps = space.Maps.Select(static map => map with { Permissions = map.Permissions ?? map.Region.With("rw") }).ToValueList(),
        }).ToValueList(),
    };

    /// <summary>The route of each interrupt.</summary>
    public ValueList<PlannedRoute> Routes() =>
        _context.Domains.SelectMany(d => facts.Interrupts.Irqs[d.Name.Value]).SelectMany(static irq => irq.Claims.Select(claim => new PlannedRoute
        {
            Class = claim.Holder.Class,
            Holder = claim.Holder.Name,
            ProtectionDomain = claim.Holder.Domain.Name.Value,
            DevicePath = claim.Interrupt?.Owner.Path ?? "",
            Name = claim.Name,
            Number = claim.Number,
            Trigger = irq.First.Trigger,
            Channel = irq.Id,
            Vcpu = claim.Vcpu,
            Index = claim.Interrupt?.Index,
        })).ToValueList();

    /// <summary>The ends of the channels, by the domains that have them.</summary>
    public ValueList<ChannelPlace> ChannelPlaces() =>
        facts.Interrupts.Channels.SelectMany(c => (ChannelPlace[])
        [
            PlaceOf(c.First, c.Second), PlaceOf(c.Second, c.First),
        ]).ToValueList();

    private ChannelPlace PlaceOf(ChannelEndRequest end, ChannelEndRequest other) =>
        new()
        {
            Class = _context.FindDomain(end.ProtectionDomain.Value)!.Class,
            ProtectionDomain = end.ProtectionDomain.Value,
            Other = other.ProtectionDomain.Value,
            Id = end.Id!.Value.Value,
        };

    private IEnumerable<MemoryRegionRequest> MemoryRegions()
    {
        foreach (MemoryRegionRequest hand in _context.Request.MemoryRegions)
            yield return hand;

        foreach (VirtualMachineRequest machine in Machines())
        {
            foreach (GuestMemoryRequest memory in machine.GuestMemories)
            {
                if (GuestMemoryPlan.RegionOf(memory, machine, _context) is { } region)
                    yield return region;
            }
        }

        foreach (PlannedRegion planned in facts.Regions)
        {
            IEnumerable<string> contents = planned.Claims.Select(static c => c.Device.Device.Path + " " + c.Label).Distinct();
            yield return RegionOf(planned.Name, planned.Pages, string.Join(", ", contents));
        }

        if (_context.Kernel.VirtualCpuInterface is { } gic && Machines().Any() && !_context.Request.IsHandWritten)
        {
            AddressRange pages = AddressRange.Of(gic.Address, gic.Size).RoundedTo(DeviceRegion.PageBytes);
            yield return RegionOf(VirtualCpuInterfaceName, pages, $"{_context.Kernel.Controller?.Path} virtual CPU interface, which guests see as their CPU interface");
        }
    }

    // Elements that the plan adds have the location of the system.
    private MemoryRegionRequest RegionOf(string name, AddressRange pages, string comment) => new()
    {
        Name = Planned(name),
        Size = Planned(pages.Size),
        Location = _context.Request.Location,
        PhysicalAddress = Planned(pages.Start),
        Comment = comment,
    };

    private MapRequest MapOf(string region, ulong address, string permissions, bool isCached, Declared<string>? setvar = null) =>
        new()
        {
            Region = Planned(region),
            Address = Planned(address),
            Location = _context.Request.Location,
            Permissions = Planned(permissions),
            Cached = Planned(isCached),
            Setvar = setvar,
        };

    private Declared<T> Planned<T>(T value) => new(value, _context.Request.Location);

    private IEnumerable<VirtualMachineRequest> Machines() =>
        _context.Holders.Where(static h => h.IsMachine).Select(static h => h.Machine!);

    private ProtectionDomainRequest Domain(ProtectionDomainRequest request, Declared<int>? id)
    {
        Holder holder = HolderOf(request, null);
        AddressPlacement space = new(holder, _context);
        List<MapRequest> maps = [.. HandMaps(holder, space)];
        ValueList<VirtualMachineRequest> machines = [];
        if (request.VirtualMachines.Count > 0)
        {
            VirtualMachineRequest wanted = request.VirtualMachines[0];
            maps.AddRange(GuestMemoryMaps(wanted, space));
            machines = [Machine(HolderOf(request, wanted), wanted)];
        }

        maps.AddRange(DeviceMaps(holder, space));
        return request with
        {
            Id = id,
            AcceptsCalls = AcceptsCalls(request),
            Image = request.Image ?? request.Name.With(request.Name.Value + ".elf"),
            Passthroughs = [],
            Maps = maps.ToValueList(),
            Irqs = facts.Interrupts.Irqs[request.Name.Value].Select(Irq).ToValueList(),
            IoApicIrqs = facts.Interrupts.IoApicIrqs[request.Name.Value].ToValueList(),
            MsiIrqs = facts.Interrupts.MsiIrqs[request.Name.Value].ToValueList(),
            IoPorts = IoPorts(request).ToValueList(),
            VirtualMachines = machines,
            Children = Children(request).ToValueList(),
        };
    }

    // Before Microkit 2.0, a domain declares that it can be called; since then, the end of a channel declares that it calls.
    private Declared<bool>? AcceptsCalls(ProtectionDomainRequest domain)
    {
        if (_context.Request.Version >= MicrokitVersion.Version20)
            return null;
        return domain.AcceptsCalls ?? ((_called ??= Called()).Contains(domain.Name.Value) ? Planned(true) : null);
    }

    // The names of the domains to which an end of a channel makes protected calls.
    private HashSet<string> Called()
    {
        HashSet<string> called = new(StringComparer.Ordinal);
        foreach (ChannelRequest channel in facts.Interrupts.Channels)
        {
            if (channel.First.ProtectedCalls is { Value: true })
                called.Add(channel.Second.ProtectionDomain.Value);
            if (channel.Second.ProtectedCalls is { Value: true })
                called.Add(channel.First.ProtectionDomain.Value);
        }

        return called;
    }

    private IEnumerable<ProtectionDomainRequest> Children(ProtectionDomainRequest parent)
    {
        // Children and virtual CPUs share one range of ids.
        HashSet<int> taken = [.. parent.Children.Where(static c => c.Id is not null).Select(static c => c.Id!.Value.Value)];
        foreach (VirtualMachineRequest machine in parent.VirtualMachines)
            taken.UnionWith(machine.VcpuIds);
        foreach (ProtectionDomainRequest child in parent.Children)
        {
            int id = child.Id?.Value ?? Enumerable.Range(0, MicrokitLimits.MaxId + 1).FirstOrDefault(i => !taken.Contains(i));
            taken.Add(id);
            yield return Domain(child, child.Name.With(id));
        }
    }

    private IEnumerable<IoPortRequest> IoPorts(ProtectionDomainRequest request)
    {
        IdSpace ids = new($"the I/O ports of '{request.Name.Value}'", _context, MicrokitLimits.MaxId);
        HashSet<IoPortRequest> refused = [.. request.IoPorts.Where(p => p.Id is { Value: not -1 } id && !ids.TryTake(id.Value, What(p), id.Location))];
        foreach (IoPortRequest port in request.IoPorts.Where(p => !refused.Contains(p)))
        {
            int? id = port.Id is { Value: not -1 } given ? given.Value : ids.TakeLowest(What(port), port.Location);
            if (id is { } known)
                yield return port with { Id = port.Address.With(known) };
        }

        static string What(IoPortRequest port) => Invariant($"I/O port 0x{port.Address.Value:x}");
    }

    private static IrqRequest Irq(PlannedIrq planned)
    {
        IEnumerable<string> contents = planned.Claims.Where(static c => c.Interrupt is not null)
            .Select(static c => c.Interrupt!.Owner.Path + (c.Interrupt.Name is null ? "" : " " + c.Interrupt.Name)).Distinct();
        string comment = string.Join(", ", contents);
        InterruptClaim first = planned.First;
        return new IrqRequest
        {
            Number = new(first.Number, first.Location),
            Location = first.Location,
            Id = new(planned.Id, first.Location),
            Trigger = new(first.Trigger, first.Location),
            SetvarId = first.SetvarId is { } symbol ? new(symbol, first.Location) : null,
            Comment = comment.Length == 0 ? null : comment,
        };
    }

    private VirtualMachineRequest Machine(Holder holder, VirtualMachineRequest request)
    {
        AddressPlacement space = new(holder, _context);
        List<MapRequest> maps = [];
        foreach (GuestMemoryRequest memory in request.GuestMemories.Where(static m => m.Size.Value > 0))
        {
            string name = GuestMemoryPlan.NameOf(memory, request);
            space.Fix(name, AddressRange.Of(memory.GuestAddress.Value, memory.Size.Value), memory.GuestAddress.Location);
            maps.Add(MapOf(name, memory.GuestAddress.Value, "rwx", isCached: true));
        }

        maps.AddRange(HandMaps(holder, space));
        maps.AddRange(DeviceMaps(holder, space));
        if (_context.Kernel.VirtualCpuInterface is { } gic && !_context.Request.IsHandWritten)
        {
            AddressRange guest = AddressRange.Of(gic.GuestAddress, AddressRange.Of(gic.Address, gic.Size).RoundedTo(DeviceRegion.PageBytes).Size);
            space.Fix(VirtualCpuInterfaceName, guest, request.Location);
            maps.Add(MapOf(VirtualCpuInterfaceName, guest.Start, "rw", isCached: false));
        }

        return request with
        {
            Vcpus = request.Vcpus.IsEmpty ? [new VcpuRequest { Id = request.Name.With(0) }] : request.Vcpus,
            GuestMemories = [],
            Passthroughs = [],
            Maps = maps.ToValueList(),
        };
    }

    private IEnumerable<MapRequest> HandMaps(Holder holder, AddressPlacement space)
    {
        foreach (MapRequest map in holder.Maps)
        {
            NamedRegion? region = facts.Find(map.Region.Value);
            if (region is not null)
                space.Fix(map.Region.Value, AddressRange.Of(map.Address.Value, region.Size), map.Address.Location);
            yield return map with
            {
                Permissions = map.Permissions ?? map.Region.With("rw"),
                Cached = map.Cached ?? map.Region.With(_context.Request.IsHandWritten || IsMemory(region)),
            };
        }
    }

    private bool IsMemory(NamedRegion? region) => region?.PhysicalAddress is not { } physical
        || BoardMemory.Has(_context.Board, physical);

    private IEnumerable<MapRequest> GuestMemoryMaps(VirtualMachineRequest machine, AddressPlacement space)
    {
        foreach (GuestMemoryRequest memory in machine.GuestMemories.Where(static m => m.Size.Value > 0 && m.VirtualAddress is not null))
        {
            Declared<ulong> address = memory.VirtualAddress!.Value;
            space.Fix(GuestMemoryPlan.NameOf(memory, machine), AddressRange.Of(address.Value, memory.Size.Value), address.Location);
        }

        foreach (GuestMemoryRequest memory in machine.GuestMemories.Where(static m => m.Size.Value > 0))
        {
            string name = GuestMemoryPlan.NameOf(memory, machine);
            ulong address = memory.VirtualAddress?.Value ?? space.Place(name, memory.GuestAddress.Value, memory.Size.Value);
            GuestMemoryPlaces.Add(new GuestMemoryPlace
            {
                Class = machine.Class,
                Machine = machine.Name.Value,
                Name = name,
                GuestAddress = memory.GuestAddress.Value,
                Size = memory.Size.Value,
                PhysicalAddress = memory.PhysicalAddress?.Value,
                DomainAddress = address,
            });
            yield return MapOf(name, address, "rw", isCached: true, memory.Setvar);
        }
    }

    // A guest sees a device at its physical address; a program sees it at any address that is free.
    private IEnumerable<MapRequest> DeviceMaps(Holder holder, AddressPlacement space)
    {
        RangeIndex<(PassedDevice Passed, DeviceRegion Region)> mapped = new(
            facts.PassedTo(holder).SelectMany(static passed => passed.Device.Regions.Where(static r => r.IsMemoryMapped), static (passed, region) => (passed, region)),
            static m => m.Region.Range);
        PassedDevice[] withSetvar = [.. facts.PassedTo(holder).Where(static passed => passed.Request.Setvar is not null)];
        foreach (PlannedRegion region in facts.RegionsOf(holder))
        {
            _context.Cancel.ThrowIfCancellationRequested();
            ulong address = region.Pages.Start;
            if (holder.IsMachine)
                space.Fix(region.Name, region.Pages, region.Claims.First(c => c.Holder == holder).Device.Location);
            else
                address = space.Place(region.Name, address, region.Pages.Size);
            DevicePlaces.AddRange(mapped.In(region.Pages).Where(m => region.Pages.Contains(m.Region.Range)).Select(m => PlaceOf(holder, m.Passed, m.Region, region, address)));
            yield return MapOf(region.Name, address, "rw", isCached: false, holder.IsMachine ? null : SetvarOf(withSetvar, region));
        }
    }

    private static Declared<string>? SetvarOf(PassedDevice[] withSetvar, PlannedRegion region) => withSetvar
        .FirstOrDefault(p => p.Device.Regions.FirstOrDefault(static r => r.IsMemoryMapped) is { } first && region.Pages.Contains(first.PageAddress))?.Request.Setvar;

    private static DevicePlace PlaceOf(Holder holder, PassedDevice passed, DeviceRegion region, PlannedRegion planned, ulong address)
    {
        ulong first = region.Address.GetValueOrDefault();
        return new DevicePlace
        {
            Class = holder.Class,
            Holder = holder.Name,
            DevicePath = passed.Device.Path,
            Name = passed.NameOf(region),
            Region = planned.Name,
            PhysicalAddress = first,
            Address = address + (first - planned.Pages.Start),
            Size = region.Size,
        };
    }

    private Holder HolderOf(ProtectionDomainRequest domain, VirtualMachineRequest? machine) =>
        _context.HoldersOf(domain).First(h => ReferenceEquals(h.Machine, machine));
}

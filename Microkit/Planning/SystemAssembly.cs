using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Model;
using Boards.Microkit.Model.Scheduling;
using Boards.Microkit.Model.X86;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using static System.FormattableString;

namespace Boards.Microkit.Planning;

/// <summary>Puts regions, maps and interrupts together to a description.</summary>
internal sealed class SystemAssembly(PlanFacts facts)
{
    /// <summary>Name of the region that holds the GIC's virtual CPU interface.</summary>
    public const string VirtualCpuInterfaceName = "gic_vcpu";

    private readonly PlanContext _context = facts.Context;

    /// <summary>Where passed registers are seen; filled by <see cref="Build"/>.</summary>
    public List<DevicePlace> DevicePlaces { get; } = [];

    /// <summary>Where guest memory is seen; filled by <see cref="Build"/>.</summary>
    public List<GuestMemoryPlace> GuestMemoryPlaces { get; } = [];

    /// <summary>The description.</summary>
    public SystemDescription Build() => new(
        MemoryRegions().ToValueList(),
        _context.Request.ProtectionDomains.Select(static (d, _) => d).Select(d => Domain(d, id: null)).ToValueList(),
        [.. facts.Interrupts.Channels])
    {
        Version = _context.Request.Version,
        Domains = Domains(),
        IoAddressSpaces = _context.Request.IoAddressSpaces.Select(static space => new IoAddressSpace(
            space.Name.Value,
            space.PeripheralId.Value,
            space.DomainId.Value,
            space.Maps.Select(static map => new IoMap(map.Region.Value, map.Address.Value, map.Permissions?.Value ?? "rw")).ToValueList())).ToValueList(),
    };

    /// <summary>The way of each interrupt.</summary>
    public ValueList<PlannedRoute> Routes() =>
        _context.Domains.SelectMany(d => facts.Interrupts.Irqs[d.Name.Value]).SelectMany(static irq => irq.Claims.Select(claim => new PlannedRoute(
            claim.Holder.Class,
            claim.Holder.Name,
            claim.Holder.Domain.Name.Value,
            claim.Interrupt?.Owner.Path ?? "",
            claim.Name,
            claim.Number,
            irq.First.Trigger,
            irq.Id,
            claim.Vcpu))).ToValueList();

    /// <summary>The ends of the channels, by the domains that hold them.</summary>
    public ValueList<ChannelPlace> ChannelPlaces() =>
        facts.Interrupts.Channels.SelectMany(c => (ChannelPlace[])
        [
            new(ClassOf(c.First.ProtectionDomain), c.First.ProtectionDomain, c.Second.ProtectionDomain, c.First.Id),
            new(ClassOf(c.Second.ProtectionDomain), c.Second.ProtectionDomain, c.First.ProtectionDomain, c.Second.Id),
        ]).ToValueList();

    private string ClassOf(string domain) =>
        _context.Domains.FirstOrDefault(d => string.Equals(d.Name.Value, domain, StringComparison.Ordinal))?.Class ?? "";

    private IEnumerable<MemoryRegion> MemoryRegions()
    {
        foreach (MemoryRegionRequest hand in _context.Request.MemoryRegions)
        {
            yield return new MemoryRegion(
                hand.Name.Value,
                hand.Size?.Value,
                hand.PhysicalAddress?.Value,
                hand.PageSize?.Value,
                hand.PrefillPath?.Value,
                hand.PrefillBootInfo?.Value);
        }

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
            yield return new MemoryRegion(planned.Name, planned.Pages.Size, planned.Pages.Start) { Comment = string.Join(", ", contents) };
        }

        if (_context.Kernel.VirtualCpuInterface is { } gic && Machines().Any() && !_context.Request.IsHandWritten)
        {
            AddressRange pages = AddressRange.Of(gic.Address, gic.Size).RoundedTo(DeviceRegion.PageBytes);
            yield return new MemoryRegion(VirtualCpuInterfaceName, pages.Size, pages.Start)
            {
                Comment = $"{_context.Kernel.Controller?.Path} virtual CPU interface, which guests see as their CPU interface",
            };
        }
    }

    private IEnumerable<VirtualMachineRequest> Machines() =>
        _context.Holders.Where(static h => h.IsMachine).Select(static h => h.Machine!);

    private ProtectionDomain Domain(ProtectionDomainRequest request, int? id)
    {
        Holder holder = HolderOf(request, null);
        AddressPlacement space = new(holder, _context);
        List<Map> maps = [.. HandMaps(holder, space)];
        VirtualMachine? machine = null;
        if (request.VirtualMachines.Count > 0)
        {
            VirtualMachineRequest wanted = request.VirtualMachines[0];
            maps.AddRange(GuestMemoryMaps(wanted, space));
            machine = Machine(HolderOf(request, wanted), wanted);
        }

        maps.AddRange(DeviceMaps(holder, space));
        return new ProtectionDomain(request.Name.Value)
        {
            Id = id,
            SetvarId = request.SetvarId?.Value,
            Priority = request.Priority?.Value,
            Budget = request.Budget?.Value,
            Period = request.Period?.Value,
            Passive = request.Passive?.Value,
            StackSize = request.StackSize?.Value,
            Smc = request.Smc?.Value,
            Cpu = request.Cpu?.Value,
            Fpu = request.Fpu?.Value,
            Domain = request.Domain?.Value,
            AcceptsCalls = request.AcceptsCalls?.Value,
            ProgramImage = request.Image?.Value ?? request.Name.Value + ".elf",
            PathForSymbols = request.PathForSymbols?.Value,
            Maps = maps.ToValueList(),
            Irqs = facts.Interrupts.Irqs[request.Name.Value].Select(Irq).Concat(facts.Interrupts.PcIrqs[request.Name.Value]).ToValueList(),
            IoPorts = IoPorts(request).ToValueList(),
            CSpace = request.CSpace.Select(static c => new CSpaceSlot(c.Capability, c.Slot.Value, c.ProtectionDomain.Value)).ToValueList(),
            Setvars = request.Setvars.Select(static s => new Setvar(s.Symbol.Value, s.Region.Value)).ToValueList(),
            VirtualMachine = machine,
            Children = Children(request).ToValueList(),
        };
    }

    private IEnumerable<ProtectionDomain> Children(ProtectionDomainRequest parent)
    {
        // Children and virtual CPUs share one count of ids.
        HashSet<int> taken = [.. parent.Children.Where(static c => c.Id is not null).Select(static c => c.Id!.Value.Value)];
        foreach (VirtualMachineRequest machine in parent.VirtualMachines)
            taken.UnionWith(machine.VcpuIds);
        foreach (ProtectionDomainRequest child in parent.Children)
        {
            int id = child.Id?.Value ?? Enumerable.Range(0, MicrokitLimits.MaxId + 1).FirstOrDefault(i => !taken.Contains(i));
            taken.Add(id);
            yield return Domain(child, id);
        }
    }

    private IEnumerable<IoPort> IoPorts(ProtectionDomainRequest request)
    {
        IdSpace ids = new($"the I/O ports of '{request.Name.Value}'", _context, MicrokitLimits.MaxId);
        HashSet<IoPortRequest> refused = [.. request.IoPorts.Where(p => p.Id is { Value: not -1 } id && !ids.TryTake(id.Value, What(p), id.Location))];
        foreach (IoPortRequest port in request.IoPorts.Where(p => !refused.Contains(p)))
        {
            int? id = port.Id is { Value: not -1 } given ? given.Value : ids.TakeLowest(What(port), port.Location);
            if (id is { } known)
                yield return new IoPort(known, port.Address.Value, port.Size.Value, port.SetvarId?.Value, port.SetvarAddress?.Value);
        }

        static string What(IoPortRequest port) => Invariant($"I/O port 0x{port.Address.Value:x}");
    }

    private Domains? Domains() => _context.Request.Domains is not { } domains ? null : new Domains(
        domains.Domains.Select(static d => new Domain(d.Name.Value, d.Id?.Value)).ToValueList(),
        domains.Schedule.Select(static e => new ScheduleEntry(e.Domain?.Value, e.Duration?.Value ?? 0, e.Unit)).ToValueList(),
        domains.StartIndex?.Value,
        domains.IndexShift?.Value);

    private static Irq Irq(PlannedIrq planned)
    {
        IEnumerable<string> contents = planned.Claims.Where(static c => c.Interrupt is not null)
            .Select(static c => c.Interrupt!.Owner.Path + (c.Interrupt.Name is null ? "" : " " + c.Interrupt.Name)).Distinct();
        string comment = string.Join(", ", contents);
        InterruptClaim first = planned.First;
        return new WiredIrq(first.Number, planned.Id, first.Trigger, first.SetvarId, comment.Length == 0 ? null : comment);
    }

    private VirtualMachine Machine(Holder holder, VirtualMachineRequest request)
    {
        AddressPlacement space = new(holder, _context);
        List<Map> maps = [];
        foreach (GuestMemoryRequest memory in request.GuestMemories.Where(static m => m.Size.Value > 0))
        {
            string name = GuestMemoryPlan.NameOf(memory, request);
            space.Fix(name, AddressRange.Of(memory.GuestAddress.Value, memory.Size.Value), memory.GuestAddress.Location);
            maps.Add(new Map(name, memory.GuestAddress.Value, "rwx", Cached: true));
        }

        maps.AddRange(HandMaps(holder, space));
        maps.AddRange(DeviceMaps(holder, space));
        if (_context.Kernel.VirtualCpuInterface is { } gic && !_context.Request.IsHandWritten)
        {
            AddressRange guest = AddressRange.Of(gic.GuestAddress, AddressRange.Of(gic.Address, gic.Size).RoundedTo(DeviceRegion.PageBytes).Size);
            space.Fix(VirtualCpuInterfaceName, guest, request.Location);
            maps.Add(new Map(VirtualCpuInterfaceName, guest.Start, "rw", Cached: false));
        }

        IEnumerable<Vcpu> vcpus = request.Vcpus.IsEmpty
            ? [new Vcpu(0)]
            : request.Vcpus.Select(static v => new Vcpu(v.Id.Value, v.Cpu?.Value, v.SetvarId?.Value));
        return new VirtualMachine(
            request.Name.Value, vcpus.ToValueList(), maps.ToValueList(), request.Priority?.Value, request.Budget?.Value, request.Period?.Value);
    }

    private IEnumerable<Map> HandMaps(Holder holder, AddressPlacement space)
    {
        foreach (MapRequest map in holder.Maps)
        {
            NamedRegion? region = facts.Find(map.Region.Value);
            if (region is not null)
                space.Fix(map.Region.Value, AddressRange.Of(map.Address.Value, region.Size), map.Address.Location);
            yield return new Map(
                map.Region.Value,
                map.Address.Value,
                map.Permissions?.Value ?? "rw",
                map.Cached?.Value ?? (_context.Request.IsHandWritten || IsMemory(region)),
                map.Setvar?.Value,
                map.SetvarSize?.Value,
                map.SetvarPrefillSize?.Value);
        }
    }

    private bool IsMemory(NamedRegion? region) => region?.PhysicalAddress is not { } physical
        || BoardMemory.Of(_context.Board).Any(range => range.Contains(physical));

    private IEnumerable<Map> GuestMemoryMaps(VirtualMachineRequest machine, AddressPlacement space)
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
            GuestMemoryPlaces.Add(new GuestMemoryPlace(
                machine.Class, machine.Name.Value, name, memory.GuestAddress.Value, memory.Size.Value, memory.PhysicalAddress?.Value, address));
            yield return new Map(name, address, "rw", Cached: true, memory.Setvar?.Value);
        }
    }

    // A guest sees a device where the hardware has it; a program sees it where there is room.
    private IEnumerable<Map> DeviceMaps(Holder holder, AddressPlacement space)
    {
        foreach (PlannedRegion region in facts.RegionsOf(holder))
        {
            ulong address = region.Pages.Start;
            if (holder.IsMachine)
                space.Fix(region.Name, region.Pages, region.Claims.First(c => c.Holder == holder).Device.Location);
            else
                address = space.Place(region.Name, address, region.Pages.Size);
            AddPlaces(holder, region, address);
            string? setvar = holder.IsMachine ? null : SetvarOf(holder, region);
            yield return new Map(region.Name, address, "rw", Cached: false, setvar);
        }
    }

    private string? SetvarOf(Holder holder, PlannedRegion region) => facts.PassedTo(holder)
        .FirstOrDefault(p => p.Request.Setvar is not null && p.Device.Regions.FirstOrDefault(static r => r.IsMemoryMapped) is { } first
            && region.Pages.Contains(first.PageAddress))?.Request.Setvar?.Value;

    private void AddPlaces(Holder holder, PlannedRegion planned, ulong address)
    {
        foreach (PassedDevice passed in facts.PassedTo(holder))
        {
            foreach (DeviceRegion region in passed.Device.Regions.Where(r => r.IsMemoryMapped && planned.Pages.Contains(r.Range)))
            {
                ulong first = region.Address.GetValueOrDefault();
                DevicePlaces.Add(new DevicePlace(
                    holder.Class, holder.Name, passed.Device.Path, passed.NameOf(region), planned.Name, first,
                    address + (first - planned.Pages.Start), region.Size));
            }
        }
    }

    private Holder HolderOf(ProtectionDomainRequest domain, VirtualMachineRequest? machine) =>
        _context.Holders.First(h => ReferenceEquals(h.Domain, domain) && ReferenceEquals(h.Machine, machine));
}

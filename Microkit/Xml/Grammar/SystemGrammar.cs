using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;
using Boards.Microkit.Request.Scheduling;
using Boards.Microkit.Request.X86;
using static Boards.Microkit.MicrokitVersion;
using static Boards.Microkit.Xml.Grammar.Occurrence;
using static Boards.Microkit.Xml.Grammar.ValueKinds;
using static Boards.Microkit.Xml.Grammar.VersionSet;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>
/// The elements and attributes of a system description (Microkit's manual, "System description file", and its
/// tool/microkit/src/sdf.rs). To add an attribute, add a row here, and its property in the request and in the C# attribute.
/// Reading, writing, the rules about versions, the schema and the reference page follow from the row.
/// </summary>
public static class SystemGrammar
{
    private const string LowestFree = "the lowest free one";
    private const string NotSet = "no symbol is set";

    /// <summary><c>memory_region</c>.</summary>
    public static ElementGrammar<MemoryRegionRequest> MemoryRegion { get; } = new ElementGrammar<MemoryRegionRequest>(
        "memory_region", All, "MemoryRegion", static at => new() { Name = default, Size = null, Location = at }, "Memory that protection domains and virtual machines map.")
    {
        Comment = static r => r.Comment,
    }
        .Required("name", Text, All, "Name", static r => r.Name, static (r, v) => r with { Name = v }, "Its name, unique among the memory regions.")
        .With(new AttributeGrammar<MemoryRegionRequest, ulong>("size", Pages, All, "Size", static r => r.Size, static (r, v) => r with { Size = v }, "Bytes: a multiple of the page size.")
        {
            Default = "the size of what fills it",
            MustBeReadable = true,
        })
        .Optional("phys_addr", Pages, All, "PhysicalAddress", static r => r.PhysicalAddress, static (r, v) => r with { PhysicalAddress = v }, "the tool picks the memory", "Physical address: a multiple of the page size.")
        .Optional("page_size", PageSize, All, "PageSize", static r => r.PageSize, static (r, v) => r with { PageSize = v }, "0x200000 where everything is aligned to it, else 0x1000", "Bytes in a page: 0x1000 or 0x200000.")
        .Optional("prefill_path", Text, Since(Version22), "PrefillPath", static r => r.PrefillPath, static (r, v) => r with { PrefillPath = v }, "the region is not filled", "A file with the initial contents, which the tool looks for in its search path.")
        .Optional("prefill_bootinfo", BootInfo, Since(Version23), "PrefillBootInfo", static r => r.PrefillBootInfo, static (r, v) => r with { PrefillBootInfo = v }, "the region is not filled", "The part of the kernel's boot information that is the initial contents; not together with a file.");

    /// <summary><c>program_image</c>, whose attributes belong to the protection domain in a request.</summary>
    public static ElementGrammar<ProtectionDomainRequest> ProgramImage { get; } = new ElementGrammar<ProtectionDomainRequest>(
        "program_image", All, "ProtectionDomain", static at => new() { Name = default, Location = at }, "The program of a protection domain.")
    {
        IsKeptIncomplete = true,
    }
        .Planned("path", Text, All, "Image", static d => d.Image, static (d, v) => d with { Image = v }, "the protection domain's name with `.elf`", "The ELF file.")
        .Optional("path_for_symbols", Text, Since(Version22), "PathForSymbols", static d => d.PathForSymbols, static (d, v) => d with { PathForSymbols = v }, "the program itself", "Another ELF file, in which symbols are looked up.");

    /// <summary><c>map</c> of a virtual machine, which has no program with symbols to set.</summary>
    public static ElementGrammar<MapRequest> MachineMap { get; } = new ElementGrammar<MapRequest>(
        "map", All, "Map", static at => new() { Region = default, Address = default, Location = at }, "Maps a memory region.")
        .Required("mr", Text, All, "Region", static m => m.Region, static (m, v) => m with { Region = v }, "Name of the memory region.")
        .Required("vaddr", Pages, All, "Address", static m => m.Address, static (m, v) => m with { Address = v }, "Virtual address, in a virtual machine the guest's physical one: a multiple of the region's page size.")
        .Optional("perms", Permissions, All, "Permissions", static m => m.Permissions, static (m, v) => m with { Permissions = v }, "`rw`", "Letters of `rwx`, not `w` alone.")
        .Optional("cached", Cached, All, "Cached", static m => m.Cached, static (m, v) => m with { Cached = v }, "`true`; declared in C#, `false` where the region is outside the board's memory", "Whether accesses are cached.");

    /// <summary><c>map</c> of a protection domain.</summary>
    public static ElementGrammar<MapRequest> DomainMap { get; } = MachineMap
        .Optional("setvar_vaddr", Text, All, "Setvar", static m => m.Setvar, static (m, v) => m with { Setvar = v }, NotSet, "The symbol that is set to the address.")
        .Optional("setvar_size", Text, Since(Version20), "SetvarSize", static m => m.SetvarSize, static (m, v) => m with { SetvarSize = v }, NotSet, "The symbol that is set to the region's size.")
        .Optional("setvar_prefill_size", Text, Since(Version22), "SetvarPrefillSize", static m => m.SetvarPrefillSize, static (m, v) => m with { SetvarPrefillSize = v }, NotSet, "The symbol that is set to the size of the file that fills the region.");

    /// <summary><c>irq</c> of an Arm or RISC-V controller.</summary>
    public static ElementGrammar<IrqRequest> WiredIrq { get; } = new ElementGrammar<IrqRequest>(
        "irq", All, "Irq", static at => new() { Number = default, Location = at }, "An interrupt of an Arm or RISC-V controller.")
    {
        Key = "irq",
        Comment = static i => i.Comment,
    }
        .Required("irq", Interrupt, All, "Number", static i => i.Number, static (i, v) => i with { Number = v }, "The number that the kernel sees: for an Arm GIC the INTID.")
        .Planned("id", Id, All, "Id", static i => i.Id, static (i, v) => i with { Id = v }, LowestFree, "The id of the notification, 0 to 61.")
        .Optional("trigger", Trigger, All, "Trigger", static i => i.Trigger, static (i, v) => i with { Trigger = v }, "`level`; declared in C#, that of the board's device", "Whether the interrupt is level-sensitive or edge-triggered.")
        .Optional("setvar_id", Text, Since(Version21), "SetvarId", static i => i.SetvarId, static (i, v) => i with { SetvarId = v }, NotSet, "The symbol that is set to the id.");

    /// <summary><c>irq</c> of an x86 I/O APIC.</summary>
    public static ElementGrammar<IoApicIrqRequest> IoApicIrq { get; } = new ElementGrammar<IoApicIrqRequest>(
        "irq", Since(Version21), "IoApicIrq", static at => new() { Pin = default, Vector = default, Location = at }, "An interrupt of a pin of an x86 I/O APIC.")
    {
        Key = "pin",
        PlaceOf = static i => i.Pin.Location,
    }
        .Planned("id", Id, All, "Id", static i => i.Id, static (i, v) => i with { Id = v }, LowestFree, "The id of the notification, 0 to 61.")
        .Required("pin", DecimalCount, Since(Version21), "Pin", static i => i.Pin, static (i, v) => i with { Pin = v }, "The pin.")
        .Required("vector", Vector, Since(Version21), "Vector", static i => i.Vector, static (i, v) => i with { Vector = v }, "The vector, 0 to 107: one for each interrupt of the system.")
        .Optional("ioapic", DecimalCount, Since(Version21), "IoApic", static i => i.IoApic, static (i, v) => i with { IoApic = v }, "`0`", "Which I/O APIC.")
        .Optional("trigger", Trigger, All, "Trigger", static i => i.Trigger, static (i, v) => i with { Trigger = v }, "`level`", "Whether the interrupt is level-sensitive or edge-triggered.")
        .Optional("polarity", Polarity, Since(Version21), "Polarity", static i => i.ActiveLow, static (i, v) => i with { ActiveLow = v }, "`high`", "The level at which the line is active.")
        .Optional("setvar_id", Text, Since(Version21), "SetvarId", static i => i.SetvarId, static (i, v) => i with { SetvarId = v }, NotSet, "The symbol that is set to the id.");

    /// <summary><c>irq</c> of an x86 PCI device.</summary>
    public static ElementGrammar<MsiIrqRequest> MsiIrq { get; } = new ElementGrammar<MsiIrqRequest>(
        "irq", Since(Version21), "MsiIrq", static at => new() { PciDevice = default, Handle = default, Vector = default, Location = at }, "A message-signalled interrupt of an x86 PCI device.")
    {
        Key = "pcidev",
        PlaceOf = static i => i.PciDevice.Location,
    }
        .Planned("id", Id, All, "Id", static i => i.Id, static (i, v) => i with { Id = v }, LowestFree, "The id of the notification, 0 to 61.")
        .Required("pcidev", PciDevice, Since(Version21), "PciDevice", static i => i.PciDevice, static (i, v) => i with { PciDevice = v }, "The device in hexadecimal, `bus:device.function`, to `ff:1f.7`.")
        .Required("handle", DecimalCount, Since(Version21), "Handle", static i => i.Handle, static (i, v) => i with { Handle = v }, "The message's handle.")
        .Required("vector", Vector, Since(Version21), "Vector", static i => i.Vector, static (i, v) => i with { Vector = v }, "The vector, 0 to 107: one for each interrupt of the system.")
        .Optional("setvar_id", Text, Since(Version21), "SetvarId", static i => i.SetvarId, static (i, v) => i with { SetvarId = v }, NotSet, "The symbol that is set to the id.");

    /// <summary><c>ioport</c>.</summary>
    public static ElementGrammar<IoPortRequest> IoPort { get; } = new ElementGrammar<IoPortRequest>(
        "ioport", Since(Version21), "IoPort", static at => new() { Address = default, Size = default, Location = at }, "A range of x86 I/O ports.")
    {
        PlaceOf = static p => p.Address.Location,
    }
        .Planned("id", Id, All, "Id", static p => p.Id, static (p, v) => p with { Id = v }, LowestFree, "Its id, 0 to 61, separate from those of interrupts and channels.")
        .Required("addr", Address, All, "Address", static p => p.Address, static (p, v) => p with { Address = v }, "The first port.")
        .Required("size", DecimalCount, All, "Size", static p => p.Size, static (p, v) => p with { Size = v }, "Number of ports, above 0.")
        .Optional("setvar_id", Text, All, "SetvarId", static p => p.SetvarId, static (p, v) => p with { SetvarId = v }, NotSet, "The symbol that is set to the id.")
        .Optional("setvar_addr", Text, All, "SetvarAddress", static p => p.SetvarAddress, static (p, v) => p with { SetvarAddress = v }, NotSet, "The symbol that is set to the first port.");

    /// <summary><c>setvar</c>.</summary>
    public static ElementGrammar<SetvarRequest> Setvar { get; } = new ElementGrammar<SetvarRequest>(
        "setvar", All, "Setvar", static at => new() { Symbol = default, Region = default, Location = at }, "Sets a symbol of the program to the physical address of a memory region.")
        .Required("symbol", Text, All, "Symbol", static s => s.Symbol, static (s, v) => s with { Symbol = v }, "A 64-bit variable of the program.")
        .Required("region_paddr", Text, All, "Region", static s => s.Region, static (s, v) => s with { Region = v }, "Name of the memory region; on x86 one with a physical address.");

    /// <summary><c>vcpu</c>. In C#, the virtual machine has a list for each attribute.</summary>
    public static ElementGrammar<VcpuRequest> Vcpu { get; } = new ElementGrammar<VcpuRequest>(
        "vcpu", Since(Version13), "VirtualMachine", static at => new() { Id = new Declared<int>(0, at) }, "A virtual CPU.")
        .Planned("id", Id, All, "Vcpus", static c => c.Id, static (c, v) => c with { Id = v }, "one virtual CPU with id 0", "Its id, 0 to 61. Several virtual CPUs since Microkit 2.0.")
        .Optional("cpu", Core, Since(Version23), "Cpus", static c => c.Cpu, static (c, v) => c with { Cpu = v }, "that of the protection domain", "The core on which it runs.", elsewhere: Only(Sel4cp))
        .Optional("setvar_id", Text, Since(Version21), "SetvarIds", static c => c.SetvarId, static (c, v) => c with { SetvarId = v }, NotSet, "A symbol for the id. Microkit accepts it and does not set it.");

    /// <summary><c>virtual_machine</c>.</summary>
    public static ElementGrammar<VirtualMachineRequest> VirtualMachine { get; } = new ElementGrammar<VirtualMachineRequest>(
        "virtual_machine", All, "VirtualMachine", static at => new() { Name = Unnamed("virtual_machine", at), Location = at }, "A virtual machine, whose faults its protection domain handles.")
    {
        IsKeptIncomplete = true,
    }
        .Required("name", Text, All, "Name", static m => m.Name, static (m, v) => m with { Name = v }, "Its name, unique among the virtual machines.")
        // The virtual CPU of sel4cp is an attribute of the machine.
        .With(new AttributeGrammar<VirtualMachineRequest, int>("id", Id, Only(Sel4cp), null, static m => m.Vcpus.FirstOrDefault()?.Id, static (m, v) => m with { Vcpus = [new() { Id = v }] }, "The id of its virtual CPU.")
        {
            IsRequired = true,
            Elsewhere = Since(Version13),
            ElementElsewhere = "vcpu",
        })
        .Optional("priority", SmallCount, All, "Priority", static m => m.Priority, static (m, v) => m with { Priority = v }, "`0`", "Scheduling priority of its virtual CPUs, 0 to 254.")
        .Optional("budget", Count, All, "Budget", static m => m.Budget, static (m, v) => m with { Budget = v }, "`1000`", "Microseconds in each period.")
        .Optional("period", Count, All, "Period", static m => m.Period, static (m, v) => m with { Period = v }, "the budget", "Microseconds, not less than the budget.")
        .Optional("cpu", Core, Only(Sel4cp), null, static m => m.Vcpus.FirstOrDefault()?.Cpu, static (m, v) => m with { Vcpus = m.Vcpus.Take(1).Select(c => c with { Cpu = v }).ToValueList() }, "that of the protection domain", "The core on which its virtual CPU runs.", elsewhere: Since(Version13))
        .Holds(AtLeastOnce, static m => m.Vcpus, static (m, v) => m with { Vcpus = v }, static () => [Vcpu])
        .Holds(Any, static m => m.Maps, static (m, v) => m with { Maps = v }, static () => [MachineMap]);

    /// <summary>The elements of a <c>cspace</c>, in the order of <see cref="CSpaceCapability"/>.</summary>
    public static ImmutableArray<ElementGrammar<CSpaceSlotRequest>> Capabilities { get; } =
    [
        Capability("cap_tcb", CSpaceCapability.Thread, "A capability to a protection domain's thread."),
        Capability("cap_sc", CSpaceCapability.SchedulingContext, "A capability to a protection domain's scheduling context."),
        Capability("cap_vspace", CSpaceCapability.AddressSpace, "A capability to a protection domain's address space."),
    ];

    /// <summary><c>cspace</c>, which is a list of the protection domain in a request.</summary>
    internal static ElementGrammar<ProtectionDomainRequest> CSpace { get; } = new ElementGrammar<ProtectionDomainRequest>(
        "cspace", Since(Version23), null, static at => new() { Name = default, Location = at }, "Capabilities to other protection domains' objects.")
        .Holds(Any, static d => d.CSpace, static (d, v) => d with { CSpace = v }, static () => Capabilities);

    /// <summary><c>protection_domain</c> in the system.</summary>
    public static ElementGrammar<ProtectionDomainRequest> ProtectionDomain { get; } = WithAttributesOfAll(Domain("A program, and what it can access."));

    /// <summary><c>protection_domain</c> in another, which handles its faults.</summary>
    public static ElementGrammar<ProtectionDomainRequest> ChildDomain { get; } = WithAttributesOfAll(Domain("A child of a protection domain, which handles its faults.")
        .Planned("id", SmallCount, All, "Id", static d => d.Id, static (d, v) => d with { Id = v }, LowestFree, "Its id in the parent, 0 to 61.")
        .Optional("setvar_id", Text, Since(Version21), "SetvarId", static d => d.SetvarId, static (d, v) => d with { SetvarId = v }, NotSet, "The symbol in the parent's program that is set to the id."));

    /// <summary><c>end</c> of a channel. In C#, the channel has each attribute for its first end and for its second end.</summary>
    public static ElementGrammar<ChannelEndRequest> End { get; } = new ElementGrammar<ChannelEndRequest>(
        "end", All, "Channel", static _ => new() { ProtectionDomain = default(Declared<string>) }, "An end of a channel.")
        .Required("pd", Text, All, "", static e => e.ProtectionDomain, static (e, v) => e with { ProtectionDomain = v }, "Name of the protection domain.")
        .Planned("id", EndId, All, "Id", static e => e.Id, static (e, v) => e with { Id = v }, LowestFree, "Its id, 0 to 61.")
        .With(new AttributeGrammar<ChannelEndRequest, bool>("notify", Flag, Since(Version20), "Notifies", static e => e.Notify, static (e, v) => e with { Notify = v }, "Whether it may notify the other end.")
        {
            Default = "`true`",
            IsImplied = static notify => notify,
        })
        .Optional("pp", Flag, Since(Version20), "Calls", static e => e.ProtectedCalls, static (e, v) => e with { ProtectedCalls = v }, "`false`", "Whether it may call the other end, whose priority must be higher.", elsewhere: Until(Version14))
        .Optional("setvar_id", Text, Since(Version21), "SetvarId", static e => e.SetvarId, static (e, v) => e with { SetvarId = v }, NotSet, "The symbol that is set to the id.");

    /// <summary><c>channel</c>.</summary>
    public static ElementGrammar<ChannelRequest> Channel { get; } = new ElementGrammar<ChannelRequest>(
        "channel", All, "Channel", static at => new() { First = new() { ProtectionDomain = default(Declared<string>) }, Second = new() { ProtectionDomain = default(Declared<string>) }, Location = at }, "Connects two protection domains.")
        .Holds<ChannelEndRequest>(Twice, static c => [c.First, c.Second], static (c, ends) => ends.Count == 2 ? c with { First = ends[0], Second = ends[1] } : c, static () => [End]);

    /// <summary><c>domain</c>.</summary>
    public static ElementGrammar<DomainRequest> SchedulingDomain { get; } = new ElementGrammar<DomainRequest>(
        "domain", Since(Version23), "Domain", static _ => new() { Name = default, Id = null }, "A scheduling domain: protection domains that the kernel schedules together.")
        .Required("name", Text, All, "Name", static d => d.Name, static (d, v) => d with { Name = v }, "Its name, unique among the scheduling domains.")
        .Optional("id", Count, All, "Id", static d => d.Id, static (d, v) => d with { Id = v }, LowestFree, "The kernel's number for it, 0 to 15; Microkit's monitor runs in 0.");

    /// <summary><c>schedule_entry</c>.</summary>
    public static ElementGrammar<ScheduleEntryRequest> ScheduleEntry { get; } = new ElementGrammar<ScheduleEntryRequest>(
        "schedule_entry", Since(Version23), "ScheduleEntry", static at => new() { Domain = null, Duration = null, Unit = ScheduleUnit.Microseconds, Location = at }, "The turn of a scheduling domain.")
    {
        Is = static e => e.Domain is not null,
    }
        .Required("domain", Text, All, "Domain", static e => e.Domain, static (e, v) => e with { Domain = v }, "Name of the scheduling domain. It may have several turns.")
        .With(new AttributeGrammar<ScheduleEntryRequest, ScheduleDuration>(
            "duration",
            Duration,
            All,
            "Duration",
            static e => e.Duration?.With(new ScheduleDuration(e.Duration.Value.Value, e.Unit)),
            static (e, v) => e with { Duration = v.With(v.Value.Length), Unit = v.Value.Unit },
            "How long: a number, a blank, and `us` or `ticks`; in C#, a number and `Unit`.")
        {
            IsRequired = true,
            Argument = static arguments => arguments.Find("Duration") is { Value: ulong length } found
                ? found.With(new ScheduleDuration(length, arguments.Find("Unit") is { Value: (int)ScheduleUnit.Ticks } ? ScheduleUnit.Ticks : ScheduleUnit.Microseconds))
                : null,
        });

    /// <summary><c>schedule_end_marker</c>.</summary>
    public static ElementGrammar<ScheduleEntryRequest> ScheduleEndMarker { get; } = new(
        "schedule_end_marker", Since(Version23), "ScheduleEndMarker", static at => new() { Domain = null, Duration = null, Unit = ScheduleUnit.Microseconds, Location = at }, "The end of a schedule among several; the last one needs no marker.");

    /// <summary><c>domain_schedule</c>, whose attributes are those of <c>domains</c> in a request.</summary>
    public static ElementGrammar<DomainsRequest> DomainSchedule { get; } = new ElementGrammar<DomainsRequest>(
        "domain_schedule", Since(Version23), "DomainSchedule", static at => new() { Domains = [], Schedule = [], Location = at }, "When each scheduling domain runs: up to 99 entries and markers.")
        .Optional("start_index", Count, All, "StartIndex", static d => d.StartIndex, static (d, v) => d with { StartIndex = v }, "`0`", "Index of the entry with which to begin.")
        .Optional("index_shift", Count, All, "IndexShift", static d => d.IndexShift, static (d, v) => d with { IndexShift = v }, "`0`", "Where the schedule is in the kernel's table of 100 entries.")
        .Holds(Any, static d => d.Schedule, static (d, v) => d with { Schedule = v }, static () => [ScheduleEntry, ScheduleEndMarker]);

    /// <summary><c>domains</c>.</summary>
    internal static ElementGrammar<DomainsRequest> Domains { get; } = new ElementGrammar<DomainsRequest>(
        "domains", Since(Version23), null, static at => new() { Domains = [], Schedule = [], Location = at }, "The scheduling domains of a kernel for one core, up to 16.")
    {
        PlaceOf = static d => d.Location,
    }
        .Holds(Any, static d => d.Domains, static (d, v) => d with { Domains = v }, static () => [SchedulingDomain])
        .Part(Once, DomainSchedule);

    /// <summary><c>iomap</c>.</summary>
    public static ElementGrammar<IoMapRequest> IoMap { get; } = new ElementGrammar<IoMapRequest>(
        "iomap", Since(Version23), "IoMap", static at => new() { Region = default, Address = default, Location = at }, "Lets a PCI device access a memory region.")
        .Required("mr", Text, All, "Region", static m => m.Region, static (m, v) => m with { Region = v }, "Name of the memory region, of pages of 0x1000 bytes.")
        .Required("iovaddr", Pages, All, "Address", static m => m.Address, static (m, v) => m with { Address = v }, "The address that the device uses: a multiple of the page size.")
        .Optional("perms", IoPermissions, All, "Permissions", static m => m.Permissions, static (m, v) => m with { Permissions = v }, "`rw`", "Letters of `rw`, at least one.");

    /// <summary><c>io_address_space</c>.</summary>
    public static ElementGrammar<IoAddressSpaceRequest> IoAddressSpace { get; } = new ElementGrammar<IoAddressSpaceRequest>(
        "io_address_space", Since(Version23), "IoAddressSpace", static at => new() { Name = default, PeripheralId = default, DomainId = default, Location = at }, "What an x86 PCI device can access through the IOMMU.")
    {
        PlaceOf = static s => s.Name.Location,
    }
        .Required("name", Text, All, "Name", static s => s.Name, static (s, v) => s with { Name = v }, "Its name, unique among the I/O address spaces.")
        .Required("peripheral_id", PciDevice, All, "PeripheralId", static s => s.PeripheralId, static (s, v) => s with { PeripheralId = v }, "The device in hexadecimal, `bus:device.function`: one for each I/O address space.")
        .Required("domain_id", Count, All, "DomainId", static s => s.DomainId, static (s, v) => s with { DomainId = v }, "The IOMMU's domain: one for each I/O address space.")
        .Holds(Any, static s => s.Maps, static (s, v) => s with { Maps = v }, static () => [IoMap]);

    /// <summary>The root element. Microkit ignores its attributes.</summary>
    internal static ElementGrammar<SystemRequest> System { get; } = new ElementGrammar<SystemRequest>(
        "system", All, "MicrokitSystem", static at => new() { Name = "", Location = at, ProtectionDomains = [] }, "A system description.")
        // The scheduling domains come before the protection domains, which are read with them.
        .Holds<DomainsRequest>(AtMostOnce, static s => s.Domains is { } domains ? [domains] : [], static (s, v) => s with { Domains = v.FirstOrDefault() }, static () => [Domains])
        .Holds(Any, static s => s.MemoryRegions, static (s, v) => s with { MemoryRegions = v }, static () => [MemoryRegion])
        .Holds(Any, static s => s.ProtectionDomains, static (s, v) => s with { ProtectionDomains = v }, static () => [ProtectionDomain])
        .Holds(Any, static s => s.Channels, static (s, v) => s with { Channels = v }, static () => [Channel])
        .Holds(Any, static s => s.IoAddressSpaces, static (s, v) => s with { IoAddressSpaces = v }, static () => [IoAddressSpace]);

    private static ElementGrammar<ProtectionDomainRequest> Domain(string meaning) => new ElementGrammar<ProtectionDomainRequest>(
        "protection_domain", All, "ProtectionDomain", static at => new() { Name = Unnamed("protection_domain", at), Location = at }, meaning)
    {
        IsKeptIncomplete = true,
    }
        .Required("name", ProtectionDomainName, All, "Name", static d => d.Name, static (d, v) => d with { Name = v }, "Its name: unique, and not `monitor`.");

    private static ElementGrammar<ProtectionDomainRequest> WithAttributesOfAll(ElementGrammar<ProtectionDomainRequest> domain) => domain
        .Optional("priority", Priority, All, "Priority", static d => d.Priority, static (d, v) => d with { Priority = v }, "`0`", "Scheduling priority, 0 to 254.")
        .Optional("budget", Count, All, "Budget", static d => d.Budget, static (d, v) => d with { Budget = v }, "`1000`", "Microseconds in each period.")
        .Optional("period", Count, All, "Period", static d => d.Period, static (d, v) => d with { Period = v }, "the budget", "Microseconds, not less than the budget.")
        .Optional("passive", Flag, All, "Passive", static d => d.Passive, static (d, v) => d with { Passive = v }, "`false`", "Whether it runs only on its callers' scheduling contexts.")
        .Optional("pp", Flag, Until(Version14), null, static d => d.AcceptsCalls, static (d, v) => d with { AcceptsCalls = v }, "`false`; declared in C#, whether an end of a channel calls it", "Whether it can be called. Since Microkit 2.0, the caller's end of a channel states it.")
        .Optional("stack_size", Pages, Since(Version14), "StackSize", static d => d.StackSize, static (d, v) => d with { StackSize = v }, "`0x2000`, before Microkit 2.1 `0x1000`", "Bytes of stack: 0x1000 to 0x1000000, a multiple of 0x1000.")
        .Optional("smc", Flag, Only(Sel4cp) | Since(Version20), "Smc", static d => d.Smc, static (d, v) => d with { Smc = v }, "`false`", "Whether it may call the secure monitor. On Arm; in Microkit 2.0 with a kernel that was built for it.")
        .Optional("cpu", Core, Only(Sel4cp) | Since(Version21), "Cpu", static d => d.Cpu, static (d, v) => d with { Cpu = v }, "`0`", "The core on which it runs, with a kernel for several cores.")
        .Optional("fpu", Flag, Since(Version23), "Fpu", static d => d.Fpu, static (d, v) => d with { Fpu = v }, "`true`", "Whether it may use floating point.")
        .Optional("domain", Text, Since(Version23), "Domain", static d => d.Domain, static (d, v) => d with { Domain = v }, "the system has no scheduling domains", "Name of its scheduling domain: given where the system has some, and only there.")
        .Part(Once, ProgramImage)
        .Holds(Any, static d => d.Maps, static (d, v) => d with { Maps = v }, static () => [DomainMap])
        .Holds(Any, static d => d.Irqs, static (d, v) => d with { Irqs = v }, static () => [WiredIrq])
        .Holds(Any, static d => d.IoApicIrqs, static (d, v) => d with { IoApicIrqs = v }, static () => [IoApicIrq])
        .Holds(Any, static d => d.MsiIrqs, static (d, v) => d with { MsiIrqs = v }, static () => [MsiIrq])
        .Holds(Any, static d => d.IoPorts, static (d, v) => d with { IoPorts = v }, static () => [IoPort])
        .Holds(Any, static d => d.Setvars, static (d, v) => d with { Setvars = v }, static () => [Setvar])
        .Part(AtMostOnce, CSpace, static d => !d.CSpace.IsEmpty)
        .Holds(AtMostOnce, static d => d.VirtualMachines, static (d, v) => d with { VirtualMachines = v }, static () => [VirtualMachine])
        .Holds(Any, static d => d.Children, static (d, v) => d with { Children = v }, static () => [ChildDomain]);

    private static ElementGrammar<CSpaceSlotRequest> Capability(string name, CSpaceCapability kind, string meaning) => new ElementGrammar<CSpaceSlotRequest>(
        name, Since(Version23), "CSpace", at => new() { Capability = kind, Slot = default, ProtectionDomain = default, Location = at }, meaning)
    {
        Is = slot => slot.Capability == kind,
        PlaceOf = static slot => slot.Slot.Location,
    }
        .Required("slot", SmallCount, All, "Slot", static s => s.Slot, static (s, v) => s with { Slot = v }, "Its slot, 1 to 127; each holds one capability.")
        .Required("pd", Text, All, "ProtectionDomain", static s => s.ProtectionDomain, static (s, v) => s with { ProtectionDomain = v }, "Name of the protection domain whose object it is.");

    // An element without a name is reported; in diagnostics about its content, it is named by its line.
    private static Declared<string> Unnamed(string element, SourceLocation at) =>
        new(element + " in line " + (at.From.Line + 1).ToString(CultureInfo.InvariantCulture), at);
}

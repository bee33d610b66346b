using System;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Request.Scheduling;
using Boards.Microkit.Request.X86;
using Xunit;
using static Boards.Tests.Microkit.Declare;
using Capability = Boards.Microkit.Request.CSpaceCapability;
using Unit = Boards.Microkit.Request.Scheduling.ScheduleUnit;

namespace Boards.Tests.Microkit.Rules;

/// <summary>What Microkit's tool rejects (tool/microkit/src/sdf.rs), reported where it is declared, and what it accepts.</summary>
public sealed class RulesOfFormat
{
    private const string TwoCores = """
        /dts-v1/;
        / { #address-cells = <1>; #size-cells = <1>;
            cpus { #address-cells = <1>; #size-cells = <0>;
                cpu@0 { device_type = "cpu"; reg = <0>; }; cpu@1 { device_type = "cpu"; reg = <1>; }; };
            gic: gic@8000000 { compatible = "arm,gic-v3"; reg = <0x8000000 0x10000>, <0x80a0000 0xf60000>; interrupt-controller; #interrupt-cells = <3>; };
        };
        """;

    private const string Pc = """
        /dts-v1/;
        / { #address-cells = <1>; #size-cells = <1>;
            ioapic@fec00000 { compatible = "intel,ce4100-ioapic"; reg = <0xfec00000 0x1000>; interrupt-controller; #interrupt-cells = <2>; };
        };
        """;

    private const string Unknown = "/dts-v1/;\n/ { };\n";

    private const string RiscV = """
        /dts-v1/;
        / { #address-cells = <1>; #size-cells = <1>;
            plic@c000000 { compatible = "sifive,plic-1.0.0"; reg = <0xc000000 0x4000000>; interrupt-controller; #interrupt-cells = <1>; };
        };
        """;

    private static MemoryRegionRequest Region(string name, ulong? size = 0x1000) => new()
    {
        Name = Value(name),
        Size = size is { } bytes ? Value(bytes, "size") : null,
        Location = At("mr"),
    };

    private static MapRequest Map(string region, ulong address = 0x20000000) => new()
    {
        Region = Value(region),
        Address = Value(address, "vaddr"),
        Location = At("map"),
    };

    private static SystemRequest Mapped(MemoryRegionRequest region, MapRequest? map = null) =>
        SystemOf(Domain("D") with { Maps = [map ?? Map(region.Name.Value)] }) with { MemoryRegions = [region] };

    private static SystemRequest Guest(MemoryRegionRequest region, ulong address) =>
        SystemOf(Domain("D", Machine("vm") with { Maps = [Map(region.Name.Value, address)] })) with { MemoryRegions = [region] };

    private static SystemRequest With(ProtectionDomainRequest domain) => SystemOf(domain, Domain("E"));

    private static SystemRequest On(MicrokitVersion version, SystemRequest system) => system with { Version = version };

    private static SystemRequest Scheduled(DomainsRequest domains, string? of = "io", int? cpu = null) =>
        SystemOf(Domain("D") with { Domain = of is null ? null : Value(of, "of"), Cpu = cpu is { } c ? Value(c, "core") : null }) with { Domains = domains };

    private static DomainsRequest Domains(params ulong?[] ids) => new()
    {
        Domains = ids.Select(static (id, i) => new DomainRequest { Name = Value(i == 0 ? "io" : FormattableString.Invariant($"app{i}")), Id = id is { } n ? Value(n, FormattableString.Invariant($"id{i}")) : null }).ToValueList(),
        Schedule = [Turn()],
        Location = At("domains"),
    };

    private static ScheduleEntryRequest Turn(string domain = "io", ulong duration = 1000) =>
        new() { Domain = Value(domain, "turn"), Duration = Value(duration, "duration"), Unit = Unit.Microseconds, Location = At("entry") };

    private static ValueList<ScheduleEntryRequest> Turns(int count) => Enumerable.Repeat(Turn(), count).ToValueList();

    private static CSpaceSlotRequest Slot(int slot, string of = "E", string? at = null) => new()
    {
        Capability = Capability.Thread,
        Slot = Value(slot, at),
        ProtectionDomain = Value(of),
        Location = At("cap"),
    };

    private static SystemRequest Pin(ulong vector, ulong other = 3) => SystemOf(
        Domain("D") with { IoApicIrqs = [new() { Pin = Value(4UL), Vector = Value(vector, "vector"), Location = At("pin") }] },
        Domain("E") with { MsiIrqs = [new() { PciDevice = Value("1:2.3"), Handle = Value(0UL), Vector = Value(other, "other"), Location = At("msi") }] });

    private static SystemRequest Message(string device) => SystemOf(Domain("D") with { MsiIrqs = [new() { PciDevice = Value(device, "device"), Handle = Value(0UL), Vector = Value(1UL), Location = At("msi") }] });

    private static SystemRequest Ports(ulong size) => SystemOf(Domain("D") with { IoPorts = [new() { Address = Value(0x3f8UL), Size = Value(size, "size"), Location = At("ports") }] });

    private static IoApicIrqRequest ApicPin(ulong pin, ulong vector, string at = "pin") => new() { Pin = Value(pin, at), Vector = Value(vector, "vector"), Location = At(at) };

    private static IoPortRequest Range(ulong address, ulong size, string at) => new() { Address = Value(address, at), Size = Value(size), Location = At(at) };

    private static SystemRequest InDomain(DomainsRequest domains, string of) => SystemOf(Domain("D", Machine("vm")) with { Domain = Value(of, "of") }) with { Domains = domains };

    private static IoAddressSpaceRequest Space(string name, string device, ulong domain, params IoMapRequest[] maps) =>
        new()
        {
            Name = Value(name, name + ".name"),
            PeripheralId = Value(device, name + ".device"),
            DomainId = Value(domain, name + ".domain"),
            Location = At("space"),
            Maps = maps.ToValueList(),
        };

    private static IoMapRequest IoMap(ulong address, string? permissions = null, string region = "ring") =>
        new()
        {
            Region = Value(region),
            Address = Value(address, "iovaddr"),
            Location = At("iomap"),
            Permissions = permissions is null ? null : Value(permissions, "perms"),
        };

    private static SystemRequest Reached(params IoAddressSpaceRequest[] spaces) =>
        SystemOf(Domain("D")) with { MemoryRegions = [Region("ring")], IoAddressSpaces = spaces.ToValueList() };

    private static ChannelRequest Call(string caller, string callee) => new()
    {
        First = new() { ProtectionDomain = Value(caller), ProtectedCalls = Value(true, "pp") },
        Second = new() { ProtectionDomain = Value(callee) },
        Location = At("channel"),
    };

    /// <summary>The id, where it is reported, a system with the mistake, the same system corrected, and the board.</summary>
    public static TheoryData<string, string, SystemRequest, SystemRequest, string> Cases => new()
    {
        { "BRD3106", "page", Mapped(Region("r", 0x3000) with { PageSize = Value(0x3000UL, "page") }), Mapped(Region("r", 0x3000) with { PageSize = Value(0x1000UL, "page") }), TwoCores },
        { "BRD3106", "size", Mapped(Region("r", 0x1000) with { PageSize = Value(0x200000UL, "page") }), Mapped(Region("r", 0x200000) with { PageSize = Value(0x200000UL, "page") }), TwoCores },
        { "BRD3109", "vaddr", Mapped(Region("r"), Map("r", 0xffffffc000)), Mapped(Region("r"), Map("r", 0xffffffb000)), TwoCores },
        { "BRD3109", "vaddr", On(MicrokitVersion.Version20, Mapped(Region("r"), Map("r", 0xffffffd000))), On(MicrokitVersion.Version20, Mapped(Region("r"), Map("r", 0xffffffc000))), TwoCores },
        { "BRD3109", "vaddr", Mapped(Region("r"), Map("r", 0xfffffffffffff000)), Mapped(Region("r"), Map("r", 0x1000)), TwoCores },
        { "BRD3118", "perms", Mapped(Region("r"), Map("r") with { Permissions = Value("ww", "perms") }), Mapped(Region("r"), Map("r") with { Permissions = Value("wxw", "perms") }), TwoCores },
        { "BRD3119", "r", Mapped(Region("r")) with { ProtectionDomains = [Domain("D") with { Maps = [Map("r")], Setvars = [new() { Symbol = Value("s"), Region = Value("r"), Location = At("setvar") }] }] }, Mapped(Region("r") with { PhysicalAddress = Value(0x50000000UL) }) with { ProtectionDomains = [Domain("D") with { Maps = [Map("r")], Setvars = [new() { Symbol = Value("s"), Region = Value("r"), Location = At("setvar") }] }] }, Pc },
        { "BRD3111", "physical", Guest(Region("r", 0x400000) with { PhysicalAddress = Value(0x50001000UL, "physical") }, 0x50000000), Guest(Region("r", 0x400000) with { PhysicalAddress = Value(0x50000000UL, "physical") }, 0x50000000), TwoCores },
        { "BRD3111", "vaddr", Guest(Region("r", 0x400000), 0x50001000), Guest(Region("r", 0x400000), 0x50200000), TwoCores },
        { "BRD3303", "this is 16 bytes", On(MicrokitVersion.Version14, SystemOf(Domain("of fifteen only"), Domain("this is 16 bytes"))), On(MicrokitVersion.Version20, SystemOf(Domain("this is 16 bytes"))), TwoCores },
        { "BRD3206", "62", On(MicrokitVersion.Version13, SystemOf(Domain("D") with { Irqs = [new() { Number = Value(40u), Location = At("irq"), Id = Value(62) }] })), On(MicrokitVersion.Sel4cp, SystemOf(Domain("D") with { Irqs = [new() { Number = Value(40u), Location = At("irq"), Id = Value(62) }] })), TwoCores },
        { "BRD3207", "3", SystemOf(Domain("D") with { IoPorts = [new() { Address = Value(0x60UL), Size = Value(1UL), Location = At("a"), Id = Value(3) }, new() { Address = Value(0x64UL), Size = Value(1UL), Location = At("b"), Id = Value(3) }] }), SystemOf(Domain("D") with { IoPorts = [new() { Address = Value(0x60UL), Size = Value(1UL), Location = At("a"), Id = Value(3) }, new() { Address = Value(0x64UL), Size = Value(1UL), Location = At("b") }] }), Pc },
        { "BRD3207", "3", SystemOf(Domain("D") with { IoApicIrqs = [new() { Pin = Value(1UL), Vector = Value(1UL), Location = At("a"), Id = Value(3) }], MsiIrqs = [new() { PciDevice = Value("0:0.0"), Handle = Value(1UL), Vector = Value(2UL), Location = At("b"), Id = Value(3) }] }), SystemOf(Domain("D") with { IoApicIrqs = [new() { Pin = Value(1UL), Vector = Value(1UL), Location = At("a"), Id = Value(3) }], MsiIrqs = [new() { PciDevice = Value("0:0.0"), Handle = Value(1UL), Vector = Value(2UL), Location = At("b") }] }), Pc },
        { "BRD3310", "F", With(Domain("D") with { CSpace = [Slot(1, "F")] }), With(Domain("D") with { CSpace = [Slot(1)] }), TwoCores },
        { "BRD3314", "s", Mapped(Region("r"), Map("r") with { Setvar = Value("s"), SetvarSize = Value("s") }), Mapped(Region("r"), Map("r") with { Setvar = Value("s"), SetvarSize = Value("t") }), TwoCores },
        { "BRD3314", "s", SystemOf(Domain("D") with { IoPorts = [new() { Address = Value(0x60UL), Size = Value(1UL), Location = At("a"), SetvarId = Value("s"), SetvarAddress = Value("s") }] }), SystemOf(Domain("D") with { IoPorts = [new() { Address = Value(0x60UL), Size = Value(1UL), Location = At("a"), SetvarId = Value("s"), SetvarAddress = Value("t") }] }), Pc },
        { "BRD3315", "2", SystemOf(Domain("D") with { Cpu = Value(2) }), SystemOf(Domain("D") with { Cpu = Value(1) }), TwoCores },
        { "BRD3315", "2", SystemOf(Domain("D", Machine("vm") with { Vcpus = [new() { Id = Value(0), Cpu = Value(2) }] })), SystemOf(Domain("D", Machine("vm") with { Vcpus = [new() { Id = Value(0), Cpu = Value(1) }] })), TwoCores },
        { "BRD3317", "again", SystemOf(Domain("D") with { Irqs = [new() { Number = Value(40u), Location = At("irq") }, new() { Number = Value(40u, "again"), Location = At("irq") }] }), SystemOf(Domain("D") with { Irqs = [new() { Number = Value(40u), Location = At("irq") }, new() { Number = Value(41u, "again"), Location = At("irq") }] }), TwoCores },
        { "BRD3317", "other", Pin(3), Pin(4), Pc },
        { "BRD3317", "again", SystemOf(Domain("D") with { IoApicIrqs = [ApicPin(4, 1), ApicPin(4, 2, "again")] }), SystemOf(Domain("D") with { IoApicIrqs = [ApicPin(4, 1), ApicPin(5, 2, "again")] }), Pc },
        { "BRD3317", "again", SystemOf(Domain("D") with { IoApicIrqs = [ApicPin(4, 1)] }, Domain("E") with { IoApicIrqs = [ApicPin(4, 2, "again")] }), SystemOf(Domain("D") with { IoApicIrqs = [ApicPin(4, 1)] }, Domain("E") with { IoApicIrqs = [ApicPin(4, 2, "again") with { IoApic = Value(1UL) }] }), Pc },
        { "BRD3346", "b", SystemOf(Domain("D") with { IoPorts = [Range(0x3f8, 8, "a")] }, Domain("E") with { IoPorts = [Range(0x3f0, 9, "b")] }), SystemOf(Domain("D") with { IoPorts = [Range(0x3f8, 8, "a")] }, Domain("E") with { IoPorts = [Range(0x3f0, 8, "b")] }), Pc },
        { "BRD3347", "vm", InDomain(Domains(null, null), "app1"), InDomain(Domains(null, null), "io"), TwoCores },
        { "BRD3347", "vm", InDomain(Domains(1, 0), "io"), InDomain(Domains(1, 0), "app1"), TwoCores },
        { "BRD3318", "smc", Ports(8) with { ProtectionDomains = [Ports(8).ProtectionDomains[0] with { Smc = Value(true, "smc") }] }, Ports(8), Unknown },
        { "BRD3318", "1016", Ports(8), SystemOf(Domain("D")), TwoCores },
        { "BRD3318", "4", Pin(3, 4), SystemOf(Domain("D"), Domain("E") with { MsiIrqs = [] }), RiscV },
        { "BRD3318", "40", SystemOf(Domain("D") with { Irqs = [new() { Number = Value(40u), Location = At("irq") }] }), Ports(8), Pc },
        { "BRD3318", "a.name", Reached(Space("a", "0:1.0", 1)), SystemOf(Domain("D")), TwoCores },
        { "BRD3318", "budget", SystemOf(Domain("D", Machine("vm") with { Budget = Value(5UL, "budget") })), SystemOf(Domain("D", Machine("vm"))), Pc },
        { "BRD3318", "smc", SystemOf(Domain("D") with { Smc = Value(true, "smc") }), SystemOf(Domain("D") with { Smc = Value(false, "smc") }), RiscV },
        { "BRD3343", "vm", SystemOf(Domain("D", Machine("vm"))), SystemOf(Domain("D")), RiscV },
        { "BRD3348", "vm", SystemOf(Domain("D", Machine("vm"))), SystemOf(Domain("D", Machine("vm") with { GuestMemories = [Ram(0x50000000, 0x200000)] })), TwoCores },
        { "BRD3348", "vm", SystemOf(Domain("D", Machine("vm"))), Guest(Region("r", 0x400000), 0x50000000), TwoCores },
        { "BRD3348", "vm", SystemOf(Domain("D", Machine("vm"))), SystemOf(Domain("D", Machine("vm"))) with { IsIncomplete = true }, TwoCores },
        { "BRD3321", "1", On(MicrokitVersion.Version14, SystemOf(Domain("D", Machine("vm") with { Vcpus = Vcpus(0, 1) }))), On(MicrokitVersion.Version20, SystemOf(Domain("D", Machine("vm") with { Vcpus = Vcpus(0, 1) }))), TwoCores },
        { "BRD3322", "smc", On(MicrokitVersion.Version20, SystemOf(Domain("D") with { Smc = Value(true, "smc") })), On(MicrokitVersion.Version21, SystemOf(Domain("D") with { Smc = Value(true, "smc") })), TwoCores },
        { "BRD3323", "r", Mapped(Region("r", null)), Mapped(Region("r", null) with { PrefillBootInfo = Value("fdt") }), TwoCores },
        { "BRD3324", "info", Mapped(Region("r") with { PrefillPath = Value("f"), PrefillBootInfo = Value("fdt", "info") }), Mapped(Region("r") with { PrefillPath = Value("f") }), TwoCores },
        { "BRD3325", "s", Mapped(Region("r"), Map("r") with { SetvarPrefillSize = Value("s") }), Mapped(Region("r", null) with { PrefillPath = Value("f") }, Map("r") with { SetvarPrefillSize = Value("s") }), TwoCores },
        { "BRD3326", "r", SystemOf(Domain("D")) with { MemoryRegions = [Region("r")] }, Mapped(Region("r")), TwoCores },
        { "BRD3327", "D", Scheduled(Domains(0, 1), of: null), Scheduled(Domains(0, 1)), TwoCores },
        { "BRD3328", "of", Scheduled(Domains(0, 1), of: "oi"), Scheduled(Domains(0, 1), of: "app1"), TwoCores },
        { "BRD3328", "of", SystemOf(Domain("D") with { Domain = Value("io", "of") }), SystemOf(Domain("D")), TwoCores },
        { "BRD3328", "turn", Scheduled(Domains(0) with { Schedule = [Turn("app")] }), Scheduled(Domains(0) with { Schedule = [Turn(), new() { Domain = null, Duration = null, Unit = Unit.Microseconds, Location = At("mark") }] }), TwoCores },
        { "BRD3329", "id1", Scheduled(Domains(2, 2)), Scheduled(Domains(2, null)), TwoCores },
        { "BRD3329", "io", Scheduled(Domains(0) with { Domains = [new() { Name = Value("io"), Id = null }, new() { Name = Value("io"), Id = null }] }), Scheduled(Domains(0)), TwoCores },
        { "BRD3330", "id0", Scheduled(Domains(16)), Scheduled(Domains(15)), TwoCores },
        { "BRD3330", "domains", Scheduled(Domains(new ulong?[17])), Scheduled(Domains(new ulong?[16])), TwoCores },
        { "BRD3331", "domains", Scheduled(Domains(0) with { Schedule = [] }), Scheduled(Domains(0) with { Schedule = Turns(1) }), TwoCores },
        { "BRD3331", "domains", Scheduled(Domains(0) with { Schedule = Turns(100) }), Scheduled(Domains(0) with { Schedule = Turns(99) }), TwoCores },
        { "BRD3331", "start", Scheduled(Domains(0) with { Schedule = Turns(2), StartIndex = Value(2UL, "start") }), Scheduled(Domains(0) with { Schedule = Turns(2), StartIndex = Value(1UL, "start") }), TwoCores },
        { "BRD3331", "shift", Scheduled(Domains(0) with { Schedule = Turns(2), IndexShift = Value(98UL, "shift") }), Scheduled(Domains(0) with { Schedule = Turns(2), IndexShift = Value(97UL, "shift") }), TwoCores },
        { "BRD3332", "duration", Scheduled(Domains(0) with { Schedule = [Turn(duration: 0)] }), Scheduled(Domains(0) with { Schedule = [Turn(duration: 1)] }), TwoCores },
        { "BRD3333", "core", Scheduled(Domains(0), cpu: 1), Scheduled(Domains(0), cpu: 0), TwoCores },
        { "BRD3334", "0", With(Domain("D") with { CSpace = [Slot(0)] }), With(Domain("D") with { CSpace = [Slot(1)] }), TwoCores },
        { "BRD3334", "128", With(Domain("D") with { CSpace = [Slot(128)] }), With(Domain("D") with { CSpace = [Slot(127)] }), TwoCores },
        { "BRD3335", "again", With(Domain("D") with { CSpace = [Slot(1), Slot(1, at: "again")] }), With(Domain("D") with { CSpace = [Slot(1), Slot(2, at: "again")] }), TwoCores },
        { "BRD3336", "vector", Pin(108), Pin(107), Pc },
        { "BRD3337", "device", Message("0:20.0"), Message("ff:1f.7"), Pc },
        { "BRD3337", "device", Message("0:0"), Message(" 0: 0 .0"), Pc },
        { "BRD3338", "size", Ports(0), Ports(1), Pc },
        { "BRD3338", "size", Ports(0x10000 - 0x3f8 + 1), Ports(0x10000 - 0x3f8), Pc },
        { "BRD3338", "size", Ports(ulong.MaxValue), Ports(1), Pc },
        { "BRD3338", "port", SystemOf(Domain("D") with { IoPorts = [Range(0x10000, 1, "port")] }), SystemOf(Domain("D") with { IoPorts = [Range(0xffff, 1, "port")] }), Pc },
        { "BRD3339", "b.domain", Reached(Space("a", "0:1.0", 1), Space("b", "0:2.0", 1)), Reached(Space("a", "0:1.0", 1), Space("b", "0:2.0", 2)), Pc },
        { "BRD3339", "b.device", Reached(Space("a", "0:1.0", 1), Space("b", "00:01.0", 2)), Reached(Space("a", "0:1.0", 1), Space("b", "00:01.1", 2)), Pc },
        { "BRD3107", "iovaddr", Reached(Space("a", "0:1.0", 1, IoMap(0x1000), IoMap(0x1000))), Reached(Space("a", "0:1.0", 1, IoMap(0x1000), IoMap(0x2000))), Pc },
        { "BRD3106", "iovaddr", Reached(Space("a", "0:1.0", 1, IoMap(0x1001))), Reached(Space("a", "0:1.0", 1, IoMap(0x1000))), Pc },
        { "BRD3109", "iovaddr", Reached(Space("a", "0:1.0", 1, IoMap(1UL << 39))), Reached(Space("a", "0:1.0", 1, IoMap((1UL << 39) - 0x1000))), Pc },
        { "BRD3110", "rign", Reached(Space("a", "0:1.0", 1, IoMap(0, region: "rign"))), Reached(Space("a", "0:1.0", 1, IoMap(0))), Pc },
        { "BRD3118", "perms", Reached(Space("a", "0:1.0", 1, IoMap(0, "rx"))), Reached(Space("a", "0:1.0", 1, IoMap(0, "w"))), Pc },
        { "BRD3340", "ring", Reached(Space("a", "0:1.0", 1, IoMap(0))) with { MemoryRegions = [Region("ring", 0x200000) with { PageSize = Value(0x200000UL) }] }, Reached(Space("a", "0:1.0", 1, IoMap(0))), Pc },
        { "BRD3341", "C", SystemOf(Domain("D", Machine("vm")) with { Children = [Domain("C")] }), SystemOf(Domain("D") with { Children = [Domain("C")] }), Pc },
        { "BRD3341", "pp", SystemOf(Domain("D", Machine("vm")) with { Priority = Value(2) }, Domain("E")) with { Channels = [Call("E", "D")] }, SystemOf(Domain("D") with { Priority = Value(2) }, Domain("E")) with { Channels = [Call("E", "D")] }, Pc },
        { "BRD3342", "1st", Mapped(Region("r"), Map("r") with { Setvar = Value("1st") }), Mapped(Region("r"), Map("r") with { Setvar = Value("first.1") }), TwoCores },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_speaks_at_its_place_and_is_silent_once_all_is_right(string id, string place, SystemRequest wrong, SystemRequest right, string board)
    {
        Sel4Board on = Board(board);
        Assert.Contains(place, SystemPlanner.Plan(wrong, on).Places(id));
        Assert.Empty(SystemPlanner.Plan(right, on).Places(id));
    }

    /// <summary>What was added or removed in a version, where it is declared, and the first version that has it.</summary>
    public static TheoryData<string, SystemRequest, MicrokitVersion> News => new()
    {
        { "stack", SystemOf(Domain("D") with { StackSize = Value(0x2000UL, "stack") }), MicrokitVersion.Version14 },
        { "size", Mapped(Region("r"), Map("r") with { SetvarSize = Value("s", "size") }), MicrokitVersion.Version20 },
        { "notify", SystemOf(Domain("D"), Domain("E")) with { Channels = [new() { First = new() { ProtectionDomain = Value("D"), Notify = Value(false, "notify") }, Second = new() { ProtectionDomain = Value("E") }, Location = At("channel") }] }, MicrokitVersion.Version20 },
        { "id", SystemOf(Domain("D") with { Irqs = [new() { Number = Value(40u), Location = At("irq"), SetvarId = Value("s", "id") }] }), MicrokitVersion.Version21 },
        { "id", SystemOf(Domain("D"), Domain("E")) with { Channels = [new() { First = new() { ProtectionDomain = Value("D"), SetvarId = Value("s", "id") }, Second = new() { ProtectionDomain = Value("E") }, Location = At("channel") }] }, MicrokitVersion.Version21 },
        { "id", SystemOf(Domain("D") with { Children = [Domain("C") with { SetvarId = Value("s", "id") }] }), MicrokitVersion.Version21 },
        { "symbol", SystemOf(Domain("D", Machine("vm") with { Vcpus = [new() { Id = Value(0), SetvarId = Value("s", "symbol") }] })), MicrokitVersion.Version21 },
        { "1016", Ports(8), MicrokitVersion.Version21 },
        { "4", Pin(3, 4), MicrokitVersion.Version21 },
        { "path", SystemOf(Domain("D") with { PathForSymbols = Value("x", "path") }), MicrokitVersion.Version22 },
        { "path", Mapped(Region("r") with { PrefillPath = Value("x", "path") }), MicrokitVersion.Version22 },
        { "info", Mapped(Region("r") with { PrefillBootInfo = Value("fdt", "info") }), MicrokitVersion.Version23 },
        { "fpu", SystemOf(Domain("D") with { Fpu = Value(false, "fpu") }), MicrokitVersion.Version23 },
        { "1", With(Domain("D") with { CSpace = [Slot(1)] }), MicrokitVersion.Version23 },
        { "domains", Scheduled(Domains(0)), MicrokitVersion.Version23 },
        { "a.name", Reached(Space("a", "0:1.0", 1)), MicrokitVersion.Version23 },
    };

    [Theory]
    [MemberData(nameof(News))]
    public void What_a_version_lacks_is_reported_until_it_has_it(string place, SystemRequest system, MicrokitVersion first)
    {
        Sel4Board board = Board(TwoCores);
        for (MicrokitVersion version = MicrokitVersion.Sel4cp; version <= MicrokitVersions.Current; version++)
        {
            string[] places = SystemPlanner.Plan(On(version, system), board).Places("BRD3319");
            Assert.Equal((version, version < first), (version, places.Contains(place)));
        }
    }

    [Theory]
    [InlineData(MicrokitVersion.Sel4cp, true)]
    [InlineData(MicrokitVersion.Version13, false)]
    [InlineData(MicrokitVersion.Version14, false)]
    [InlineData(MicrokitVersion.Version21, true)]
    public void Cores_and_the_secure_monitor_were_there_gone_and_came_back(MicrokitVersion version, bool has)
    {
        SystemRequest system = On(version, SystemOf(Domain("D", Machine("vm")) with { Cpu = Value(1, "core"), Smc = Value(true, "smc") }));
        Assert.Equal(has ? [] : ["core", "smc"], SystemPlanner.Plan(system, Board(TwoCores)).Places("BRD3319").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_message_names_the_versions_that_have_it()
    {
        SystemPlan plan = SystemPlanner.Plan(On(MicrokitVersion.Version14, SystemOf(Domain("D") with { Cpu = Value(1, "core") })), Board(TwoCores));
        Assert.Equal("the attribute 'cpu' of 'protection_domain' is supported by sel4cp, Microkit 2.1 and later, but the system is for Microkit 1.4", plan.Single("BRD3319").Message);
    }
}

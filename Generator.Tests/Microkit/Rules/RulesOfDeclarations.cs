using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Rules;

/// <summary>Each rule on a system where it must be reported, at its place, and on a corrected one where it must not.</summary>
public sealed class RulesOfDeclarations
{
    private static readonly PassthroughRequest Uart = Pass("uart");

    // A board with another device on the line of the UART.
    private static readonly string Board = Specimens.QemuVirt.Replace(
        "gic: intc@8000000", "shared: any@b000000 { compatible = \"any\"; reg = <0 0xb000000 0 0x1000>; interrupts = <0 1 4>; };\ngic: intc@8000000", StringComparison.Ordinal);

    private static SystemRequest With(Func<VirtualMachineRequest, VirtualMachineRequest> change) => SystemOf(Domain("VMM", change(Machine("linux", Uart))));

    private static SystemRequest WithDomain(Func<ProtectionDomainRequest, ProtectionDomainRequest> change) => SystemOf(change(Domain("VMM", Machine("linux", Uart))));

    private static GuestMemoryRequest Identity(ulong address, ulong size) => Ram(address, size, address);

    /// <summary>The id, where it is reported, a system with the mistake, and the same system corrected.</summary>
    public static TheoryData<string, string, SystemRequest, SystemRequest> Cases => new()
    {
        { "BRD3002", "uart0", Guest(Pass("uart0")), Guest(Pass("uart")) },
        { "BRD3007", "/psci", Guest(Pass("/psci")), Guest(Pass("rtc")) },
        { "BRD3008", "/pl011@9000000", Guest(Uart, Pass("/pl011@9000000")), Guest(Uart, Pass("rtc")) },
        { "BRD3010", "/timer", Guest(Pass("/timer")), Guest(Uart) },
        { "BRD3010", "gic", Guest(Pass("gic")), Guest(Uart) },
        { "BRD3010", "/pmu", Guest(Pass("/pmu")), Guest(Uart) },
        { "BRD3010", "/memory@40000000", Guest(Pass("/memory@40000000")), Guest(Uart) },
        { "BRD3011", "1", Guest(Uart with { Regions = Ints(1) }), Guest(Uart with { Regions = Ints(0) }) },
        { "BRD3012", "7", Guest(Uart with { Interrupts = Ints(7) }), Guest(Uart with { Interrupts = Ints(0) }) },
        { "BRD3105", "physical", With(m => m with { GuestMemories = [Identity(0x40000000, 0x400000), Ram(0x50000000, 0x400000, 0x40200000)] }), With(m => m with { GuestMemories = [Identity(0x40000000, 0x400000), Identity(0x50000000, 0x400000)] }) },
        { "BRD3106", "size", With(m => m with { GuestMemories = [Identity(0x40000000, 0x400100)] }), With(m => m with { GuestMemories = [Identity(0x40000000, 0x400000)] }) },
        { "BRD3107", "uart", With(m => m with { GuestMemories = [Ram(0x9000000, 0x200000)] }), With(m => m with { GuestMemories = [Ram(0x40000000, 0x200000)] }) },
        { "BRD3108", "size", With(m => m with { GuestMemories = [Identity(0x40000000, 0)] }), With(m => m with { GuestMemories = [Identity(0x40000000, 0x200000)] }) },
        { "BRD3126", "size", With(m => m with { GuestMemories = [Ram(0, 0x100000000) with { IsPlaceChosen = true }] }), With(m => m with { GuestMemories = [Ram(0, 0x10000000) with { IsPlaceChosen = true }] }) },
        { "BRD3109", "guest", With(m => m with { GuestMemories = [Ram(1UL << 60, 0x200000)] }), With(m => m with { GuestMemories = [Ram(0x40000000, 0x200000)] }) },
        { "BRD3110", "ring", WithDomain(d => d with { Maps = [new() { Region = Value("ring"), Address = Value(0x20000000UL), Location = At("map") }] }), WithDomain(d => d) with { MemoryRegions = [new() { Name = Value("ring"), Size = Value(0x1000UL), Location = At("mr") }] } },
        { "BRD3111", "guest", With(m => m with { GuestMemories = [Ram(0x40001000, 0x200000)] }), With(m => m with { GuestMemories = [Ram(0x40000000, 0x200000)] }) },
        { "BRD3112", "physical", With(m => m with { GuestMemories = [Identity(0x100000000, 0x200000)] }), With(m => m with { GuestMemories = [Identity(0x50000000, 0x200000)] }) },
        { "BRD3114", "blk8", SystemOf(Domain("VMM", Machine("linux", Pass("blk8")) with { GuestMemories = [Ram(0x40000000, 0x200000)] })), SystemOf(Domain("VMM", Machine("linux", Pass("blk8")) with { GuestMemories = [Identity(0x40000000, 0x200000)] })) },
        { "BRD3114", "blk8", SystemOf(Domain("VMM", Machine("linux", Pass("blk8")) with { GuestMemories = [Ram(0x40000000, 0x200000, 0x50000000)] })), With(m => m with { GuestMemories = [Ram(0x40000000, 0x200000, 0x50000000)] }) },
        { "BRD3201", "27", WithDomain(d => d with { Irqs = [new() { Number = Value(27u), Location = At("irq") }] }), WithDomain(d => d with { Irqs = [new() { Number = Value(34u), Location = At("irq") }] }) },
        { "BRD3201", "25", WithDomain(d => d with { Irqs = [new() { Number = Value(25u), Location = At("irq") }] }), WithDomain(d => d with { Irqs = [new() { Number = Value(34u), Location = At("irq") }] }) },
        { "BRD3202", "9999", WithDomain(d => d with { Irqs = [new() { Number = Value(9999u), Location = At("irq") }] }), WithDomain(d => d with { Irqs = [new() { Number = Value(39u), Location = At("irq") }] }) },
        { "BRD3206", "62", Guest(Pass("uart", null, [62])), Guest(Pass("uart", null, [61])) },
        { "BRD3207", "5", Guest(Pass("uart", null, [5]), Pass("rtc", null, [5])), Guest(Pass("uart", null, [5]), Pass("rtc", null, [6])) },
        { "BRD3209", "uart", SystemOf(Domain("A", Machine("a", Uart)), Domain("B", Machine("b", Uart))), SystemOf(Domain("A", Machine("a", Uart)), Domain("B", Machine("b", Pass("rtc")))) },
        { "BRD3210", "4", Guest(Pass("uart", null, [3, 4])), Guest(Pass("uart", null, [3])) },
        { "BRD3213", "100", WithDomain(d => d with { Irqs = [new() { Number = Value(100u), Location = At("irq") }] }), WithDomain(d => d with { Irqs = [new() { Number = Value(34u), Location = At("irq") }] }) },
        { "BRD3214", "trigger", WithDomain(d => d with { Irqs = [new() { Number = Value(34u), Location = At("irq"), Trigger = Value(Boards.Hardware.InterruptTrigger.Edge, "trigger") }] }), WithDomain(d => d with { Irqs = [new() { Number = Value(34u), Location = At("irq"), Trigger = Value(Boards.Hardware.InterruptTrigger.Level, "trigger") }] }) },
        { "BRD3215", "8", WithDomain(d => d with { Irqs = [new() { Number = Value(8u), Location = At("irq") }] }), WithDomain(d => d) },
        { "BRD3301", "VMM", SystemOf(Domain("VMM"), Domain("VMM")), SystemOf(Domain("VMM"), Domain("VMM2")) },
        { "BRD3301", "linux", SystemOf(Domain("A", Machine("linux") with { GuestMemories = [Ram(0x40000000, 0x200000)] }), Domain("B", Machine("linux") with { GuestMemories = [Ram(0x40000000, 0x200000)] })), SystemOf(Domain("A", Machine("linux") with { GuestMemories = [Ram(0x40000000, 0x200000)] }), Domain("B", Machine("linux2") with { GuestMemories = [Ram(0x40000000, 0x200000)] })) },
        { "BRD3302", "monitor", SystemOf(Domain("monitor")), SystemOf(Domain("Monitor")) },
        { "BRD3303", new string('x', 64), SystemOf(Domain(new string('x', 64))), SystemOf(Domain(new string('x', 63))) },
        { "BRD3304", "255", WithDomain(d => d with { Priority = Value(255) }), WithDomain(d => d with { Priority = Value(254) }) },
        { "BRD3344", "300", With(m => m with { Priority = Value(300) }), With(m => m with { Priority = Value(0) }) },
        { "BRD3305", "999", WithDomain(d => d with { Period = Value(999UL) }), WithDomain(d => d with { Period = Value(1000UL) }) },
        { "BRD3306", "6144", WithDomain(d => d with { StackSize = Value(0x1800UL) }), WithDomain(d => d with { StackSize = Value(0x2000UL) }) },
        { "BRD3307", "other", WithDomain(d => d with { VirtualMachines = [Machine("linux", Uart), Machine("other")] }), WithDomain(d => d) },
        { "BRD3308", "system", SystemOf(), SystemOf(Domain("VMM")) },
        { "BRD3309", "system", SystemOf([.. Enumerable.Range(0, 64).Select(i => Domain("d" + i))]), SystemOf([.. Enumerable.Range(0, 63).Select(i => Domain("d" + i))]) },
        { "BRD3310", "B", SystemOf(Domain("A")) with { Channels = [Channel("A", "B")] }, SystemOf(Domain("A"), Domain("B")) with { Channels = [Channel("A", "B")] } },
        { "BRD3020", "A", SystemOf(Domain("A"), Domain("B")) with { Channels = [Channel("A", "A")] }, SystemOf(Domain("A"), Domain("B")) with { Channels = [Channel("A", "B")] } },
        { "BRD3311", "pp", SystemOf(Domain("A"), Domain("B")) with { Channels = [Channel("A", "B", calls: true)] }, SystemOf(Domain("A"), Domain("B") with { Priority = Value(1) }) with { Channels = [Channel("A", "B", calls: true)] } },
        { "BRD3345", "100", SystemOf(Domain("A") with { Children = [Domain("C") with { Id = Value(100) }] }), SystemOf(Domain("A") with { Children = [Domain("C") with { Id = Value(61) }] }) },
        { "BRD3313", "", SystemOf(Domain("")), SystemOf(Domain("A")) },
        { "BRD3118", "w", WithDomain(d => d with { Maps = [new() { Region = Value("ring"), Address = Value(0x20000000UL), Location = At("map"), Permissions = Value("w") }] }) with { MemoryRegions = [Ring()] }, WithDomain(d => d with { Maps = [new() { Region = Value("ring"), Address = Value(0x20000000UL), Location = At("map"), Permissions = Value("r") }] }) with { MemoryRegions = [Ring()] } },
        { "BRD3110", "pl012", With(m => m, Setvar("uart", "pl012")), With(m => m, Setvar("uart", "pl011@9000000")) },
        { "BRD3120", "physical", WithDomain(d => d) with { MemoryRegions = [Ring(0x8000000)] }, WithDomain(d => d) with { MemoryRegions = [Ring(0x8001000)] } },
        { "BRD3120", "physical", WithDomain(d => d) with { MemoryRegions = [Ring(0x10000000000)] }, WithDomain(d => d) with { MemoryRegions = [Ring(0xfffffff000)] } },
        { "BRD3208", "rtc", SystemOf(Domain("VMM", Machine("linux", Pass("rtc"))) with { Irqs = All(62) }), SystemOf(Domain("VMM", Machine("linux", Pass("rtc"))) with { Irqs = All(61) }) },
        { "BRD3211", "7", Guest(Uart with { Channels = Ints(6) }, Pass("shared", null, [7])), Guest(Uart with { Channels = Ints(6) }, Pass("shared", null, [6])) },
        { "BRD3312", "back", SystemOf(Domain("A"), Domain("B")) with { Channels = [Both(true)] }, SystemOf(Domain("A"), Domain("B") with { Priority = Value(1) }) with { Channels = [Both(false)] } },
        { "BRD3314", "x", WithDomain(d => d with { Setvars = [new() { Symbol = Value("x"), Region = Value("ring"), Location = At("one") }], Irqs = [new() { Number = Value(34u), Location = At("irq"), SetvarId = Value("x") }] }) with { MemoryRegions = [Ring(0x50000000)] }, WithDomain(d => d with { Setvars = [new() { Symbol = Value("x"), Region = Value("ring"), Location = At("one") }], Irqs = [new() { Number = Value(34u), Location = At("irq"), SetvarId = Value("y") }] }) with { MemoryRegions = [Ring(0x50000000)] } },
        { "BRD3314", "x", SystemOf(Domain("A") with { Children = [Domain("C") with { SetvarId = Value("x") }] }, Domain("B")) with { Channels = [Channel("A", "B", setvar: "x")] }, SystemOf(Domain("A") with { Children = [Domain("C") with { SetvarId = Value("x") }] }, Domain("B")) with { Channels = [Channel("B", "A", setvar: "x")] } },
        { "BRD3316", "2", Guest(Uart with { Vcpu = Value(2) }), Guest(Uart with { Vcpu = Value(0) }) },
        { "BRD3316", "0", With(m => m with { Vcpus = Vcpus(1, 2), Passthroughs = [Uart with { Vcpu = Value(0) }] }), With(m => m with { Vcpus = Vcpus(1, 2), Passthroughs = [Uart with { Vcpu = Value(2) }] }) },
        { "BRD3316", "0", SystemOf(Domain("D") with { Passthroughs = [Uart with { Vcpu = Value(0) }] }), SystemOf(Domain("D") with { Passthroughs = [Uart] }) },
        { "BRD3315", "300", WithDomain(d => d with { Cpu = Value(300) }), WithDomain(d => d with { Cpu = Value(1) }) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_speaks_at_its_place_and_is_silent_once_all_is_right(string id, string place, SystemRequest wrong, SystemRequest right)
    {
        Assert.Equal([place], wrong.PlanOn(Board).Places(id).Distinct());
        SystemPlan plan = right.PlanOn(Board);
        Assert.Empty(plan.Places(id));
        if (!plan.HasErrors)
            Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    [Fact]
    public void A_disabled_device_is_reported_with_the_place_of_its_status()
    {
        Diagnostic reported = Guest(Pass("/soc/bus@ff800000/serial@4000")).PlanOn(Specimens.OdroidC4).Single("BRD3003");
        Assert.Equal("/soc/bus@ff800000/serial@4000: its status is \"disabled\"", reported.Message);
        Assert.Equal("board.dts", Assert.Single(reported.Related).Location.Path);
    }

    [Fact]
    public void Guest_memory_over_secure_memory_is_reported()
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(0x4000000, 0x2000000, 0x4000000)] })).PlanOn(Specimens.OdroidC4);
        Assert.Contains("/reserved-memory/secmon@5000000", plan.Single("BRD3113").Message);
        Assert.Empty(SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(0x6000000, 0x2000000, 0x6000000)] })).PlanOn(Specimens.OdroidC4).Places("BRD3113"));
    }

    [Fact]
    public void A_bus_over_the_interrupt_controller_is_mapped_around_it()
    {
        string source = Specimens.OdroidC4.Replace("ranges;\n\n", "ranges;\n wide@ffc00000 { compatible = \"simple-bus\"; reg = <0x00 0xffc00000 0x00 0x100000>; };\n\n", StringComparison.Ordinal);
        SystemPlan plan = Guest(Pass("/soc/wide@ffc00000")).PlanOn(source);
        Assert.NotEmpty(plan.Places("BRD3102"));
        Assert.Empty(Guest(Pass("/soc/bus@ffd00000")).PlanOn(source).Places("BRD3102"));
        Assert.Empty(PlanChecker.Faults(plan.Description));
        Assert.DoesNotContain(plan.Description.MemoryRegions, static r => r.Name.Value != "gic_vcpu" && r.PhysicalAddress?.Value < 0xffc08000 && r.PhysicalAddress?.Value + r.Size?.Value > 0xffc01000);
    }

    [Fact]
    public void A_region_outside_of_what_the_platform_leaves_is_reported_with_the_gap()
    {
        Assert.Equal(
            "memory region 'ring' at 0xfffffff000..0x10000001000 includes 0x10000000000..0x10000001000, which the kernel of qemu_virt_aarch64 does not make available to user level",
            (WithDomain(d => d) with { MemoryRegions = [Ring(0xfffffff000, 0x2000)] }).PlanOn(Specimens.QemuVirt).Single("BRD3120").Message);
        // For an unknown board, nothing is reported.
        Assert.Empty((WithDomain(d => d) with { MemoryRegions = [Ring(0x10000000000)] }).PlanOn(Specimens.QemuVirt.Replace("linux,dummy-virt", "acme,board", StringComparison.Ordinal)).Places("BRD3120"));
    }

    [Fact]
    public void Guest_memory_outside_of_the_boards_is_reported_once() =>
        Assert.Empty(With(m => m with { GuestMemories = [Identity(0x10000000000, 0x200000)] }).PlanOn(Specimens.QemuVirt).Places("BRD3120"));

    [Fact]
    public void Memory_that_a_device_uses_is_reported_where_the_guest_lacks_it()
    {
        string source = Specimens.QemuVirt.Replace("rtc: pl031@9010000 {", """
            reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges;
                buffers: buffers@48000000 { reg = <0 0x48000000 0 0x200000>; no-map; };
                pool: pool { size = <0 0x200000>; };
            };
            rtc: pl031@9010000 { memory-region = <&buffers>, <&pool>;
            """, StringComparison.Ordinal);
        SystemPlan plan = Guest(Pass("rtc"), Uart).PlanOn(source);
        Assert.Equal(("rtc", "/pl031@9010000: its memory-region property refers to /reserved-memory/buffers@48000000 at 0x48000000..0x48200000, which is not mapped there in virtual machine 'linux'"), (plan.Single("BRD3403").Location.Path, plan.Single("BRD3403").Message));

        SystemRequest Mapped(ulong at) => With(m => m with { Passthroughs = [Pass("rtc")], Maps = [new() { Region = Value("ring"), Address = Value(at), Location = At("map") }] }) with { MemoryRegions = [Ring(0x48000000, 0x200000)] };
        Assert.Empty(Mapped(0x48000000).PlanOn(source).Places("BRD3403"));
        Assert.NotEmpty(Mapped(0x58000000).PlanOn(source).Places("BRD3403"));
        // Memory that is reserved for the device comes with it; without the device, it belongs to another.
        Assert.Empty(Mapped(0x48000000).PlanOn(source).Places("BRD3113"));
        Assert.NotEmpty((With(m => m with { Passthroughs = [Uart], Maps = [new() { Region = Value("ring"), Address = Value(0x48000000UL), Location = At("map") }] }) with { MemoryRegions = [Ring(0x48000000, 0x200000)] }).PlanOn(source).Places("BRD3113"));
        Assert.Empty(Guest(Uart).PlanOn(source).Places("BRD3403"));
        Assert.Empty(Guest(Pass("rtc"), Pass("buffers")).PlanOn(source).Places("BRD3403"));
    }

    [Fact]
    public void Memory_that_the_plan_makes_may_be_mapped_elsewhere_by_name()
    {
        SystemPlan plan = SystemOf(
            Domain("VMM", Machine("linux", Uart) with { GuestMemories = [Identity(0x40000000, 0x200000)] }),
            Domain("Backend") with { Maps = [new() { Region = Value("guest_ram_linux"), Address = Value(0x40000000UL), Location = At("map") }] }).PlanOn(Specimens.QemuVirt);
        Assert.False(plan.HasErrors);
        Assert.True(plan.Description.ProtectionDomains[1].Maps[0].Cached?.Value);
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    private static SystemRequest With(Func<VirtualMachineRequest, VirtualMachineRequest> change, SetvarRequest setvar) =>
        SystemOf(Domain("VMM", change(Machine("linux", Uart))) with { Setvars = [setvar] });

    private static SetvarRequest Setvar(string symbol, string region) => new()
    {
        Symbol = Value(symbol),
        Region = Value(region),
        Location = At("setvar"),
    };

    private static MemoryRegionRequest Ring(ulong? physical = null, ulong size = 0x1000) =>
        new()
        {
            Name = Value("ring"),
            Size = Value(size),
            Location = At("mr"),
            PhysicalAddress = physical is { } address ? Value(address, "physical") : null,
        };

    // Shared peripheral interrupts that nothing on the board raises.
    private static ValueList<IrqRequest> All(int count) => Enumerable.Range(60, count).Select(static n => new IrqRequest { Number = Value((uint)n), Location = At("irq") }).ToValueList();

    private static ChannelRequest Both(bool back) => new()
    {
        First = new() { ProtectionDomain = Value("A"), ProtectedCalls = Value(true, "there") },
        Second = new() { ProtectionDomain = Value("B"), ProtectedCalls = Value(back, "back") },
        Location = At("channel"),
    };

    private static ChannelRequest Channel(string first, string second, bool calls = false, string? setvar = null) =>
        new()
        {
            First = new() { ProtectionDomain = Value(first), ProtectedCalls = calls ? Value(true, "pp") : null, SetvarId = setvar is null ? null : Value(setvar) },
            Second = new() { ProtectionDomain = Value(second) },
            Location = At("channel"),
        };

    [Fact]
    public void Both_virtual_machines_of_a_domain_are_named() => Assert.Equal(
        "'VMM' already has the virtual machine 'linux'; 'other' needs a protection domain of its own",
        WithDomain(d => d with { VirtualMachines = [Machine("linux", Uart), Machine("other")] }).PlanOn(Specimens.QemuVirt).Single("BRD3307").Message);

    [Fact]
    public void The_virtual_CPUs_of_a_machine_are_not_mistaken_for_their_number()
    {
        Assert.Equal(
            "/pl011@9000000: its interrupts are for virtual CPU 2; virtual machine 'linux' has only virtual CPU 0",
            Guest(Uart with { Vcpu = Value(2) }).PlanOn(Specimens.QemuVirt).Single("BRD3316").Message);
        Assert.Equal(
            "/pl011@9000000: its interrupts are for virtual CPU 0; virtual machine 'linux' has the virtual CPUs 1, 2",
            With(m => m with { Vcpus = Vcpus(1, 2), Passthroughs = [Uart with { Vcpu = Value(0) }] }).PlanOn(Specimens.QemuVirt).Single("BRD3316").Message);
    }
}

using System;
using System.Linq;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>What a plan fills in: permissions, comments, images, ids of children and I/O ports, addresses of maps.</summary>
public sealed class DescriptionsOfAPlan
{
    // A machine without a devicetree.
    private const string Pc = "/dts-v1/; / { };";

    private static MemoryRegionRequest Region(string name, ulong? size = 0x1000, ulong? physical = null) => new()
    {
        Name = Value(name),
        Size = size is { } bytes ? Value(bytes) : null,
        Location = At(name),
        PhysicalAddress = physical is { } at ? Value(at) : null,
    };

    private static MapRequest Map(string region, ulong address, string place = "map") => new() { Region = Value(region), Address = Value(address, place), Location = At(place) };

    private static ChannelEndRequest End(string domain, bool calls = false) =>
        new() { ProtectionDomain = Value(domain), ProtectedCalls = calls ? Value(true) : null };

    private static ChannelRequest Channel(ChannelEndRequest first, ChannelEndRequest second) => new() { First = first, Second = second, Location = At("channel") };

    private static IoPortRequest Port(ulong address, int? id = null) =>
        new() { Address = Value(address), Size = Value(1ul), Location = At("port"), Id = id is { } given ? Value(given, "id") : null };

    private static ulong MapOf(ProtectionDomainRequest domain, string region) => domain.Maps.Single(m => m.Region.Value == region).Address.Value;

    // The default of the format (Microkit manual, "map").
    [Fact]
    public void A_map_may_read_and_write_unless_it_says_otherwise()
    {
        MapRequest given = Map("given", 0x20001000) with { Permissions = Value("r") };
        SystemPlan plan = (SystemOf(Domain("D") with { Maps = [Map("open", 0x20000000), given] }) with { MemoryRegions = [Region("open"), Region("given")] }).PlanOn(Specimens.QemuVirt);
        Assert.Equal(["rw", "r"], plan.Description.ProtectionDomains[0].Maps.Select(static m => m.Permissions!.Value.Value));

        IoMapRequest map = new() { Region = Value("ring"), Address = Value(0x1000ul), Location = At("map") };
        SystemRequest system = SystemOf(Domain("D")) with
        {
            MemoryRegions = [Region("ring")],
            IoAddressSpaces = [new() { Name = Value("nic"), PeripheralId = Value("00:03.0"), DomainId = Value(1ul), Location = At("space"), Maps = [map, map with { Permissions = Value("w") }] }],
        };
        Assert.Equal(["rw", "w"], system.PlanOn(Pc).Description.IoAddressSpaces.Single().Maps.Select(static m => m.Permissions!.Value.Value));
    }

    [Fact]
    public void A_comment_names_what_shares_a_region_or_a_line()
    {
        string source = Specimens.QemuVirt.Replace("interrupts = <0 17 1>", "interrupts = <0 16 1>", StringComparison.Ordinal);
        SystemPlan plan = Guest(Pass("blk0"), Pass("blk1")).PlanOn(source);
        Assert.Equal("/virtio_mmio@a000000 reg[0], /virtio_mmio@a000200 reg[0]", plan.Description.MemoryRegions[0].Comment);
        Assert.Equal("/virtio_mmio@a000000, /virtio_mmio@a000200", plan.Description.ProtectionDomains[0].Irqs.Single().Comment);
    }

    [Fact]
    public void The_image_of_a_domain_is_named_after_it() => Assert.Equal(
        ["first.elf", "other.bin"],
        SystemOf(Domain("first"), Domain("second") with { Image = Value("other.bin") }).PlanOn(Specimens.QemuVirt).Description.ProtectionDomains.Select(static d => d.Image!.Value.Value));

    [Fact]
    public void The_end_of_a_channel_is_in_the_class_of_its_domain()
    {
        SystemPlan plan = (SystemOf(Domain("A") with { Class = "First" }, Domain("B") with { Class = "Second" }) with { Channels = [Channel(End("A"), End("B")), Channel(End("B"), End("A"))] }).PlanOn(Specimens.QemuVirt);
        Assert.Equal(["First A B 0", "Second B A 0", "Second B A 1", "First A B 1"], plan.Channels.Select(static c => $"{c.Class} {c.ProtectionDomain} {c.Other} {c.Id}"));
    }

    // Before Microkit 2.0, the called protection domain has the attribute.
    [Theory]
    [InlineData(MicrokitVersion.Version14, false, true)]
    [InlineData(MicrokitVersion.Version14, true, true)]
    [InlineData(MicrokitVersion.Version20, false, null)]
    public void Who_is_called_accepts_calls(MicrokitVersion version, bool isSecondCaller, bool? accepts)
    {
        ChannelRequest channel = isSecondCaller ? Channel(End("server"), End("client", calls: true)) : Channel(End("client", calls: true), End("server"));
        SystemPlan plan = (SystemOf(Domain("client") with { Priority = Value(1) }, Domain("server") with { Priority = Value(2) }) with { Channels = [channel], Version = version }).PlanOn(Specimens.QemuVirt);
        Assert.Equal([null, accepts], plan.Description.ProtectionDomains.Select(static d => d.AcceptsCalls?.Value));
    }

    // A parent has ids for 62 children.
    [Fact]
    public void Children_have_the_ids_from_0_to_61()
    {
        SystemRequest Of(int count) => SystemOf(Domain("parent") with { Children = [.. Enumerable.Range(0, count).Select(static i => Domain(FormattableString.Invariant($"child{i}")))] });
        SystemPlan plan = Of(62).PlanOn(Specimens.QemuVirt);
        Assert.Equal(Enumerable.Range(0, 62), plan.Description.ProtectionDomains[0].Children.Select(static c => c.Id!.Value.Value));
        Assert.Empty(plan.Places("BRD3207"));
        Assert.True(Of(63).PlanOn(Specimens.QemuVirt).HasErrors);
    }

    [Fact]
    public void IO_ports_have_the_lowest_ids_that_are_left()
    {
        SystemPlan plan = SystemOf(Domain("D") with { IoPorts = [Port(0x60), Port(0x64, 0), Port(0x70, -1), Port(0x80)] }).PlanOn(Pc);
        Assert.Equal([(0x60ul, 1), (0x64ul, 0), (0x70ul, 2), (0x80ul, 3)], plan.Description.ProtectionDomains[0].IoPorts.Select(static p => (p.Address.Value, p.Id!.Value.Value)));
    }

    [Fact]
    public void Two_IO_ports_of_one_id_are_reported_and_the_second_is_left_out()
    {
        SystemPlan plan = SystemOf(Domain("D") with { IoPorts = [Port(0x60, 3), Port(0x64, 3), Port(0x70, 62)] }).PlanOn(Pc);
        Assert.Equal("the id 3 of I/O port 0x64 is already used by I/O port 0x60 in the I/O ports of 'D'", plan.Single("BRD3207").Message);
        Assert.Equal([0x60ul], plan.Description.ProtectionDomains[0].IoPorts.Select(static p => p.Address.Value));
    }

    // Empty memory is reported and not mapped.
    [Fact]
    public void Guest_memory_of_no_bytes_is_not_in_the_description()
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(0x40000000, 0x200000), Ram(0x60000000, 0) with { VirtualAddress = Value(0x70000000ul) }] })).PlanOn(Specimens.QemuVirt);
        Assert.Equal(["guest_ram_linux", "gic_vcpu"], plan.Description.MemoryRegions.Select(static r => r.Name.Value));
        Assert.Equal(["guest_ram_linux"], plan.Description.ProtectionDomains[0].Maps.Select(static m => m.Region.Value));
        Assert.Equal(["guest_ram_linux", "gic_vcpu"], plan.Description.ProtectionDomains[0].VirtualMachines[0].Maps.Select(static m => m.Region.Value));
        Assert.Equal("guest_ram_linux", Assert.Single(plan.GuestMemories).Name);
        Assert.Equal("memory region 'guest_ram_linux_1' has a size of 0", plan.Single("BRD3108").Message);
    }

    // Memory that is declared with an address is not moved; memory without an address is placed around it.
    [Fact]
    public void The_monitor_sees_memory_where_it_is_declared_and_other_memory_beside_it()
    {
        VirtualMachineRequest machine = Machine("linux") with
        {
            GuestMemories = [Ram(0x40000000, 0x200000), Ram(0x60000000, 0x200000) with { VirtualAddress = Value(0x40000000ul) }, Ram(0x10000000, 0x200000)],
        };
        SystemPlan plan = SystemOf(Domain("VMM", machine)).PlanOn(Specimens.QemuVirt);
        Assert.Equal([0x10000000ul, 0x40000000ul, 0x10200000ul], plan.Description.ProtectionDomains[0].Maps.Select(static m => m.Address.Value));
        Assert.Empty(plan.Places("BRD3106"));
        Assert.Equal([0x10000000ul, 0x40000000ul, 0x10200000ul], plan.GuestMemories.Select(static m => m.DomainAddress));
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    // The plan maps the virtual CPU interface where a guest on a GICv2 expects its own.
    [Fact]
    public void A_map_over_the_CPU_interface_of_the_guest_is_reported()
    {
        VirtualMachineRequest machine = Machine("linux") with { Maps = [Map("ring", 0x8010000)] };
        SystemPlan plan = (SystemOf(Domain("VMM", machine)) with { MemoryRegions = [Region("ring")] }).PlanOn(Specimens.QemuVirt);
        Assert.Equal("the map of 'gic_vcpu' at 0x8010000..0x8011000 overlaps the map of 'ring' at 0x8010000..0x8011000 in virtual machine 'linux'", plan.Single("BRD3107").Message);
    }

    [Fact]
    public void Memory_in_any_stretch_of_the_board_is_mapped_cached()
    {
        string source = Specimens.QemuVirt.Replace("reg = <0 0x40000000 0 0x80000000>", "reg = <0 0x40000000 0 0x10000000>, <0 0x60000000 0 0x10000000>", StringComparison.Ordinal);
        SystemRequest system = SystemOf(Domain("D") with { Maps = [Map("one", 0x20000000), Map("two", 0x20001000), Map("none", 0x20002000)] })
            with
        { MemoryRegions = [Region("one", physical: 0x40000000), Region("two", physical: 0x60000000), Region("none", physical: 0x50000000)] };
        Assert.Equal([true, true, false], system.PlanOn(source).Description.ProtectionDomains[0].Maps.Select(static m => m.Cached!.Value.Value));
    }

    // A guest's driver needs no symbol; a program's has one for the page of the first register. A device without registers has none.
    [Fact]
    public void A_symbol_is_set_to_the_registers_of_a_program()
    {
        string source = Specimens.QemuVirt.Replace("timer {", "keys: keys { compatible = \"gpio-keys\"; interrupts = <0 40 4>; };\ntimer {", StringComparison.Ordinal);
        SystemPlan plan = SystemOf(
            Domain("VMM", Machine("linux", Pass("uart") with { Setvar = Value("guest") })),
            Domain("driver") with { Passthroughs = [Pass("keys") with { Setvar = Value("keys") }, Pass("rtc") with { Setvar = Value("rtc") }, Pass("gpio")] }).PlanOn(source);
        Assert.All(plan.Description.ProtectionDomains[0].VirtualMachines[0].Maps, static m => Assert.Null(m.Setvar));
        Assert.Equal([("pl031@9010000", "rtc"), ("pl061@9030000", null)], plan.Description.ProtectionDomains[1].Maps.Select(static m => (m.Region.Value, m.Setvar?.Value)));
    }

    // A program is linked at 0x200000 and may be large, so that nothing is placed below 0x10000000.
    [Theory]
    [InlineData(0x10000000ul, 0x10000000ul)]
    [InlineData(0xfff_f000ul, 0x10000000ul)]
    [InlineData(0x10001000ul, 0x10001000ul)]
    public void Guest_memory_is_seen_at_the_same_address_where_it_can_be(ulong guest, ulong seen)
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(guest, 0x200000)] })).PlanOn(Specimens.QemuVirt);
        Assert.Equal(seen, MapOf(plan.Description.ProtectionDomains[0], "guest_ram_linux"));
    }

    // A domain can map addresses up to its stack of 0x2000 bytes, which ends at 0xffffffe000 (the tool's sel4.rs and sdf.rs).
    [Theory]
    [InlineData(0xff_ffdf_c000ul, 0xff_ffdf_c000ul)]
    [InlineData(0xff_ffdf_d000ul, 0x10000000ul)]
    public void Guest_memory_may_be_seen_up_to_the_stack(ulong guest, ulong seen)
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(guest, 0x200000)] })).PlanOn(Specimens.QemuVirt);
        Assert.Equal(seen, MapOf(plan.Description.ProtectionDomains[0], "guest_ram_linux"));
    }

    // A map that overlaps several maps is reported once, with the first; each later map is reported with the one that it overlaps.
    [Fact]
    public void Overlapping_maps_are_reported_once()
    {
        SystemRequest system = SystemOf(Domain("D") with { Maps = [Map("a", 0x20000000, "1"), Map("b", 0x20001000, "2"), Map("two", 0x20000000, "3"), Map("a", 0x20000000, "4"), Map("b", 0x20002000, "5"), Map("c", 0x20000000, "6")] })
            with
        { MemoryRegions = [Region("a"), Region("b"), Region("c"), Region("two", 0x2000)] };
        SystemPlan plan = system.PlanOn(Specimens.QemuVirt);
        Assert.Equal(["3", "4"], plan.Places("BRD3107"));
        Assert.Equal("the map of 'two' at 0x20000000..0x20002000 overlaps the map of 'a' at 0x20000000..0x20001000 in protection domain 'D'", plan.Diagnostics.First(static d => d.Id == "BRD3107").Message);
    }

    // A guest sees the addresses that the hypervisor translates: 40 bits on a Cortex-A53 (seL4's configuration).
    [Theory]
    [InlineData(0xff_ffe0_0000ul, true)]
    [InlineData(0xff_ffe0_1000ul, false)]
    public void The_addresses_of_a_guest_end(ulong guest, bool isInside)
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(guest, 0x200000)] })).PlanOn(Specimens.QemuVirt);
        Assert.Equal(isInside ? [] : ["guest"], plan.Places("BRD3109"));
    }

    public static TheoryData<GuestMemoryRequest, string, string> Unaligned => new()
    {
        { Ram(0x40000800, 0x200000), "BRD3106", "guest 'guest_ram_linux': guest address 0x40000800 is not a multiple of 0x1000" },
        { Ram(0x40000000, 0x200800), "BRD3106", "size 'guest_ram_linux': size 0x200800 is not a multiple of 0x1000" },
        { Ram(0x40000000, 0x200000, 0x50000800), "BRD3106", "physical 'guest_ram_linux': physical address 0x50000800 is not a multiple of 0x1000" },
        { Ram(0x40000000, 0x200000) with { VirtualAddress = Value(0x50000800ul, "virtual") }, "BRD3106", "virtual 'guest_ram_linux': virtual address 0x50000800 is not a multiple of 0x1000" },
        { Ram(0x40001000, 0x400000), "BRD3111", "guest 'guest_ram_linux': guest address 0x40001000 is not a multiple of 0x200000, so the memory uses 1024 pages of 0x1000 bytes" },
        { Ram(0x40000000, 0x201000), "BRD3111", "size 'guest_ram_linux': size 0x201000 is not a multiple of 0x200000, so the memory uses 513 pages of 0x1000 bytes" },
    };

    [Theory]
    [MemberData(nameof(Unaligned))]
    public void Guest_memory_that_is_not_of_whole_pages_is_reported(GuestMemoryRequest memory, string id, string message)
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [memory] })).PlanOn(Specimens.QemuVirt);
        Assert.Equal(message, $"{plan.Single(id).Location.Path} {plan.Single(id).Message}");
        Assert.Equal("RAM of linux", plan.Description.MemoryRegions[0].Comment);
    }

    // Constants of a guest's devices are in the class of the guest, those of a program's in the class of the program.
    [Fact]
    public void What_is_passed_is_in_the_class_of_its_holder()
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux", Pass("uart")) with { Class = "Linux" }) with { Class = "Monitor", Passthroughs = [Pass("rtc")] }).PlanOn(Specimens.QemuVirt);
        Assert.Equal([("Monitor", "VMM", 34u), ("Linux", "linux", 33u)], plan.Interrupts.Select(static i => (i.Class, i.Holder, i.Number)));
        Assert.Equal([("/pl011@9000000", "Linux", "linux"), ("/pl031@9010000", "Monitor", "VMM")], plan.Devices.Select(static d => (d.DevicePath, d.Class, d.Holder)).Order());
        Assert.Equal("Linux", plan.Guests.Single().Class);
    }
}

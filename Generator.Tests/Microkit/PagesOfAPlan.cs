using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>One set of pages for the whole system, whatever uses them.</summary>
public sealed class PagesOfAPlan
{
    // A bus with sixteen pages: two devices in its fourth page, one in its eighth and ninth, and one with a register in another bus.
    private const string Source = """
        /dts-v1/;
        / {
            compatible = "acme,board"; interrupt-parent = <&gic>; #address-cells = <1>; #size-cells = <1>;
            gic: interrupt-controller@8000000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; interrupts = <1 9 4>;
                reg = <0x8000000 0x1000>, <0x8002000 0x2000>, <0x8004000 0x2000>, <0x8006000 0x2000>; };
            wide: bus@10000000 {
                compatible = "simple-bus"; reg = <0x10000000 0x10000>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x10000000 0x10000>;
                one: one@3000 { compatible = "any"; reg = <0x3000 0x100>; interrupts = <0 1 4>; };
                two: two@3100 { compatible = "any"; reg = <0x3100 0x100>; interrupts = <0 2 4>; };
                big: big@7f80 { compatible = "any"; reg = <0x7f80 0x100>; interrupts = <0 1 4>; };
            };
            other: bus@20000000 {
                compatible = "simple-bus"; reg = <0x20000000 0x4000>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x20000000 0x4000>;
                split: split@0 { compatible = "any"; reg = <0 0x1000>, <0x2000 0x1000>; interrupts = <0 3 4>; };
            };
            far: far@30000000 { compatible = "any"; reg = <0x30000000 0x1000>, <0x10005000 0x10>; interrupts = <0 4 4>; };
        };
        """;

    private static IEnumerable<string> Regions(SystemPlan plan) => plan.Description.MemoryRegions.Where(static r => r.Name.Value != "gic_vcpu")
        .Select(static r => $"{r.Name.Value} {AddressRange.Of(r.PhysicalAddress!.Value.Value, r.Size!.Value.Value)}");

    private static string[] MapsOf(SystemPlan plan, string domain)
    {
        ProtectionDomainRequest found = plan.Description.ProtectionDomains.Single(d => d.Name.Value == domain);
        return [.. (found.VirtualMachines.FirstOrDefault()?.Maps ?? found.Maps).Where(static m => m.Region.Value != "gic_vcpu").Select(static m => m.Region.Value)];
    }

    [Fact]
    public void Devices_of_one_page_are_one_region_named_after_both()
    {
        SystemPlan plan = Guest(Pass("two"), Pass("one")).PlanOn(Source);
        Assert.Equal(["one@3000+two@3100 0x10003000..0x10004000"], Regions(plan));
        Assert.Equal([("two@3100", 0x10003100UL), ("one@3000", 0x10003000UL)], plan.Devices.Select(static d => (d.Name, d.Address)));
    }

    // 0x7f80 + 0x100 ends in the next page.
    [Fact]
    public void Registers_over_the_end_of_a_page_take_both() =>
        Assert.Equal(["big@7f80 0x10007000..0x10009000"], Regions(Guest(Pass("big")).PlanOn(Source)));

    [Theory]
    [InlineData("wide", "one")]
    [InlineData("one", "wide")]
    public void A_bus_covers_what_lies_on_it(string first, string second)
    {
        SystemPlan plan = Guest(Pass(first), Pass(second)).PlanOn(Source);
        Assert.Equal(["bus@10000000 0x10000000..0x10010000"], Regions(plan));
        Assert.Equal(33u, Assert.Single(plan.Interrupts).Number);
        Assert.Contains(plan.Devices, static d => d is { Name: "one@3000", Region: "bus@10000000", Address: 0x10003000 });
    }

    [Fact]
    public void A_bus_covers_the_region_of_a_device_that_is_not_on_it()
    {
        SystemPlan plan = Guest(Pass("far"), Pass("wide")).PlanOn(Source);
        Assert.Equal(["far@30000000 0x30000000..0x30001000", "bus@10000000 0x10000000..0x10010000"], Regions(plan));
        Assert.Empty(plan.Places("BRD3004"));
        Assert.Equal("/far@30000000: reg[1] at 0x10005000 is on /bus@10000000, which is not passed to virtual machine 'linux'", Guest(Pass("far")).PlanOn(Source).Single("BRD3004").Message);
    }

    [Fact]
    public void A_bus_for_another_machine_is_no_way_for_a_device() =>
        Assert.Equal("far", SystemOf(Domain("A", Machine("a", Pass("far"))), Domain("B", Machine("b", Pass("wide")))).PlanOn(Source).Single("BRD3004").Location.Path);

    [Fact]
    public void What_two_machines_want_is_cut_so_that_each_gets_no_more()
    {
        SystemPlan plan = SystemOf(Domain("A", Machine("a", Pass("wide"))), Domain("B", Machine("b", Pass("big")))).PlanOn(Source);
        Assert.Equal(
            ["bus@10000000 0x10000000..0x10007000", "big@7f80 0x10007000..0x10009000", "bus@10000000_2 0x10009000..0x10010000"],
            Regions(plan));
        Assert.Equal(["bus@10000000", "big@7f80", "bus@10000000_2"], MapsOf(plan, "A"));
        Assert.Equal(["big@7f80"], MapsOf(plan, "B"));
        Assert.Equal(("big", "/bus@10000000/big@7f80: the pages 0x10007000..0x10009000 are mapped into both virtual machine 'b' and virtual machine 'a'"), (plan.Single("BRD3104").Location.Path, plan.Single("BRD3104").Message));
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    [Fact]
    public void A_program_and_a_guest_have_their_devices_side_by_side()
    {
        SystemPlan plan = SystemOf(
            Domain("driver") with { Passthroughs = [Pass("split") with { Setvar = Value("base") }] },
            Domain("A", Machine("a", Pass("one"))),
            Domain("B", Machine("b", Pass("big") with { Interrupts = Ints() }))).PlanOn(Source);
        Assert.False(plan.HasErrors);
        Assert.Empty(plan.Places("BRD3104"));
        Assert.Equal(["split@0", "split@0_1"], MapsOf(plan, "driver"));
        Assert.Equal(["one@3000"], MapsOf(plan, "A"));
        Assert.Equal(["big@7f80"], MapsOf(plan, "B"));
        // The program sees its registers at the declared address, the guests at the physical address.
        Assert.Equal(0x20000000UL, plan.Description.ProtectionDomains[0].Maps.Single(static m => m.Setvar?.Value == "base").Address.Value);
        Assert.Equal([("A", 33u, 0), ("driver", 35u, 0)], plan.Interrupts.Select(static i => (i.ProtectionDomain, i.Number, i.Channel)).Order());
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    [Fact]
    public void Regions_are_chosen_by_index()
    {
        Assert.Equal(["far@30000000_1 0x10005000..0x10006000"], Regions(Guest(Pass("far") with { Regions = Ints(1) }).PlanOn(Source)));
        Assert.Equal(["far@30000000 0x30000000..0x30001000"], Regions(Guest(Pass("far") with { Regions = Ints(0) }).PlanOn(Source)));
    }

    // A part of a device that is not mapped exposes nothing.
    [Fact]
    public void A_region_that_is_not_chosen_exposes_nobody()
    {
        string source = Source.Replace("0x10005000 0x10", "0x10003800 0x10", System.StringComparison.Ordinal);
        Assert.Empty(Guest(Pass("far") with { Regions = Ints(0) }).PlanOn(source).Places("BRD3103"));
        Assert.Contains("/bus@10000000/one@3000, /bus@10000000/two@3100", Guest(Pass("far") with { Regions = Ints(1) }).PlanOn(source).Single("BRD3103").Message);
    }

    [Fact]
    public void A_bus_goes_without_the_pages_of_what_is_excluded()
    {
        PassthroughRequest bus = Pass("wide") with { Exclude = [Value("big"), Value("/bus@10000000/one@3000")] };
        Assert.Equal(
            ["bus@10000000 0x10000000..0x10003000", "bus@10000000_2 0x10004000..0x10007000", "bus@10000000_3 0x10009000..0x10010000"],
            Regions(Guest(bus).PlanOn(Source)));
        Assert.Empty(Guest(bus).PlanOn(Source).Places("BRD3018"));
    }

    [Fact]
    public void An_exclusion_that_leaves_nothing_out_is_reported() => Assert.Equal(
        ("big", "/bus@20000000: none of its pages belongs to /bus@10000000/big@7f80, so the exclusion has no effect"),
        (Guest(Pass("other") with { Exclude = [Value("big")] }).PlanOn(Source).Single("BRD3018") is { } reported ? (reported.Location.Path, reported.Message) : default));

    // The windows of QEMU's bridge: I/O, 32 bits split into whole large pages and a remainder, and 512 GiB that are not mapped.
    [Fact]
    public void A_host_bridge_goes_with_its_windows()
    {
        Sel4Board virt = Sel4Board.Resolve(BoardSource.VirtGicV2.Tree);
        SystemPlan plan = SystemPlanner.Plan(Guest(Pass("/pcie@10000000", "pci") with { WithDependencies = true }), virt);
        Assert.Equal(
            ["pci 0x4010000000..0x4020000000", "pci_window0 0x3eff0000..0x3f000000", "pci_window1 0x10000000..0x3ee00000", "pci_window2 0x3ee00000..0x3eff0000"],
            Regions(plan));
        Assert.Equal([0x200000UL, null, 0x200000UL, null], plan.Description.MemoryRegions.Take(4).Select(static r => r.PageSize?.Value));
        Assert.Equal("/pcie@10000000: its window 0x8000000000..0x10000000000 is left out; a window larger than 0x40000000 is not mapped", plan.Single("BRD3123").Message);
        // SPIs 3 to 6, which slots share in turn.
        Assert.Equal([("pci_INTA", 35u), ("pci_INTB", 36u), ("pci_INTC", 37u), ("pci_INTD", 38u)], plan.Interrupts.Select(static i => (i.Name, i.Number)));

        SystemPlan registers = SystemPlanner.Plan(Guest(Pass("/pcie@10000000", "pci") with { Regions = Ints(0) }), virt);
        Assert.Equal(["pci 0x4010000000..0x4020000000"], Regions(registers));
        Assert.Empty(registers.Interrupts);
        Assert.Empty(registers.Places("BRD3123"));
    }

    // A program sees registers below 0x10000000 at the lowest free addresses from 0x10000000 on (docs/plan.md). Each region begins
    // at a multiple of 0x200000, so that a region that is large enough can have large pages.
    [Fact]
    public void What_a_program_does_not_see_where_it_is_begins_at_a_large_page()
    {
        SystemPlan plan = SystemOf(Domain("driver") with { Passthroughs = [Pass("uart"), Pass("rtc"), Pass("gpio")] }).PlanOn(Specimens.QemuVirt);
        Assert.Equal(
            [("pl011@9000000", 0x10000000UL), ("pl031@9010000", 0x10200000UL), ("pl061@9030000", 0x10400000UL)],
            plan.Description.ProtectionDomains[0].Maps.Select(static m => (m.Region.Value, m.Address.Value)));
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    // A map of pages of 0x200000 bytes must begin at a multiple of that (the tool's sdf.rs: "invalid vaddr alignment").
    [Fact]
    public void Memory_of_large_pages_is_mapped_at_the_next_one_after_another_map()
    {
        ProtectionDomainRequest monitor = Domain("VMM", Machine("linux") with { GuestMemories = [Ram(0x40000000, 0x1000000)] }) with
        {
            Maps = [new() { Region = Value("ring"), Address = Value(0x40000000UL), Location = At("map") }, new() { Region = Value("ring"), Address = Value(0x10000000UL), Location = At("map") }],
        };
        SystemPlan plan = (SystemOf(monitor) with { MemoryRegions = [new() { Name = Value("ring"), Size = Value(0x1000UL), Location = At("ring") }] }).PlanOn(Specimens.QemuVirt);
        MapRequest ram = plan.Description.ProtectionDomains[0].Maps.Single(static m => m.Region.Value == "guest_ram_linux");
        Assert.Equal((0x10200000UL, 0x200000UL), (ram.Address.Value, plan.Description.MemoryRegions.Single(static r => r.Name.Value == "guest_ram_linux").PageSize!.Value.Value));
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    // Registers are device memory, which must not be cached; memory is mapped as the tool does without the attribute.
    [Theory]
    [InlineData(0x9010000UL, false)]
    [InlineData(0x40000000UL, true)]
    [InlineData(0xbffff000UL, true)]
    [InlineData(0xc0000000UL, false)]
    [InlineData(null, true)]
    public void A_map_is_cached_where_the_region_is_memory(ulong? physical, bool isCached)
    {
        MemoryRegionRequest region = new()
        {
            Name = Value("region"),
            Size = Value(0x1000UL),
            Location = At("region"),
            PhysicalAddress = physical is { } p ? Value(p, "physical") : null,
        };
        SystemRequest request = SystemOf(Domain("D") with { Maps = [new() { Region = Value("region"), Address = Value(0x20000000UL), Location = At("map") }] }) with { MemoryRegions = [region] };
        Assert.Equal(isCached, Assert.Single(request.PlanOn(Specimens.QemuVirt).Description.ProtectionDomains[0].Maps).Cached!.Value.Value);
    }

    // The register is on both buses; the inner one is the more specific owner.
    [Fact]
    public void Of_two_buses_with_one_window_the_inner_one_has_a_foreign_register()
    {
        string source = Source.Replace("one: one@3000", """
            inner: inner@0 { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x10000>; };
            one: one@3000
            """, System.StringComparison.Ordinal);
        Assert.Equal("/far@30000000: reg[1] at 0x10005000 is on /bus@10000000/inner@0, which is not passed to virtual machine 'linux'", Guest(Pass("far")).PlanOn(source).Single("BRD3004").Message);
    }

    // Ids of children and of virtual CPUs are unique among both (the tool's sdf.rs: "duplicate id").
    [Theory]
    [InlineData(new int[0], new[] { 1, 2 })]
    [InlineData(new[] { 0, 1 }, new[] { 2, 3 })]
    [InlineData(new[] { 1 }, new[] { 0, 2 })]
    public void Children_take_ids_that_virtual_CPUs_leave(int[] vcpus, int[] children)
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { Vcpus = Vcpus(vcpus) }) with { Children = [Domain("first"), Domain("second")] }).PlanOn(Specimens.QemuVirt);
        Assert.Equal(children, plan.Description.ProtectionDomains[0].Children.Select(static c => c.Id!.Value.Value));
        Assert.False(plan.HasErrors);
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    [Theory]
    [InlineData(new int[0], 0, true)]
    [InlineData(new int[0], 1, false)]
    [InlineData(new[] { 0, 3 }, 3, true)]
    [InlineData(new[] { 0, 3 }, 2, false)]
    public void A_child_with_the_id_of_a_virtual_CPU_is_reported(int[] vcpus, int child, bool isReported)
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { Vcpus = Vcpus(vcpus) }) with { Children = [Domain("first") with { Id = Value(child, "id") }] }).PlanOn(Specimens.QemuVirt);
        Assert.Equal(isReported ? ["id"] : [], plan.Places("BRD3207"));
    }

    // Microkit 2.0 uses the smaller page by default: 65536 of them for 256 MiB.
    [Theory]
    [InlineData(0x40000000UL, 0x10000000UL, 0x40000000UL, 0x200000UL)]
    [InlineData(0x40000000UL, 0x10000000UL, null, 0x200000UL)]
    [InlineData(0x40000000UL, 0x10001000UL, 0x40000000UL, null)]
    [InlineData(0x40000000UL, 0x10000000UL, 0x40001000UL, null)]
    [InlineData(0x40000000UL, 0x200000UL, 0x40000000UL, null)]
    public void Large_memory_is_of_large_pages_where_it_can_be(ulong guest, ulong size, ulong? physical, ulong? page)
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux") with { GuestMemories = [Ram(guest, size, physical)] })).PlanOn(Specimens.QemuVirt);
        Assert.Equal(page, plan.Description.MemoryRegions.Single(static r => r.Name.Value == "guest_ram_linux").PageSize?.Value);
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    [Fact]
    public void Large_memory_that_another_maps_where_large_pages_cannot_be_is_of_small_ones()
    {
        SystemRequest With(ulong at) => SystemOf(
            Domain("VMM", Machine("linux") with { GuestMemories = [Ram(0x40000000, 0x1000000)] }),
            Domain("backend") with { Maps = [new() { Region = Value("guest_ram_linux"), Address = Value(at), Location = At("map") }] });
        Assert.Null(With(0x40001000).PlanOn(Specimens.QemuVirt).Description.MemoryRegions[0].PageSize?.Value);
        Assert.Equal(0x200000UL, With(0x40200000).PlanOn(Specimens.QemuVirt).Description.MemoryRegions[0].PageSize?.Value);
    }

    [Theory]
    [InlineData(2, "virtio_mmio@a000000+virtio_mmio@a000200")]
    [InlineData(3, "virtio_mmio@a000000+virtio_mmio@a000200+virtio_mmio@a000400")]
    [InlineData(4, "virtio_mmio@a000000..virtio_mmio@a000600")]
    public void A_page_of_many_devices_is_named_after_the_first_and_the_last(int count, string name)
    {
        string source = Specimens.QemuVirt.Replace("timer {", """
            blk2: virtio_mmio@a000400 { compatible = "virtio,mmio"; reg = <0 0xa000400 0 0x200>; };
            blk3: virtio_mmio@a000600 { compatible = "virtio,mmio"; reg = <0 0xa000600 0 0x200>; };
            timer {
            """, System.StringComparison.Ordinal);
        SystemPlan plan = Guest([.. new[] { "blk0", "blk1", "blk2", "blk3" }.Take(count).Select(static label => Pass(label))]).PlanOn(source);
        Assert.Equal([$"{name} 0xa000000..0xa001000"], Regions(plan));
    }

    // The bus continues after the first of the devices that are cut out of it.
    [Fact]
    public void Several_devices_of_another_machine_are_cut_out_of_a_bus()
    {
        SystemPlan plan = SystemOf(Domain("A", Machine("a", Pass("wide"))), Domain("B", Machine("b", Pass("one"), Pass("big")))).PlanOn(Source);
        Assert.Equal(
            [
                "bus@10000000 0x10000000..0x10003000", "one@3000 0x10003000..0x10004000", "bus@10000000_2 0x10004000..0x10007000",
                "big@7f80 0x10007000..0x10009000", "bus@10000000_3 0x10009000..0x10010000",
            ],
            Regions(plan));
        Assert.Equal(["one@3000", "big@7f80"], MapsOf(plan, "B"));
    }

    // One common page of the excluded device and the passed device is enough.
    [Fact]
    public void An_exclusion_has_an_effect_where_any_pages_are_common()
    {
        string source = Source.Replace("far: far@", "ghost: ghost@40000000 { compatible = \"any\"; reg = <0x40000000 0x100>, <0x20002800 0x100>; };\nfar: far@", System.StringComparison.Ordinal);
        SystemPlan plan = Guest(Pass("split") with { Exclude = [Value("ghost")] }).PlanOn(source);
        Assert.Equal(["split@0 0x20000000..0x20001000"], Regions(plan));
        Assert.Empty(plan.Places("BRD3018"));
    }

    // Each window of a plain bus is passed as a whole; its registers are in them.
    [Theory]
    [InlineData("reg = <0x50000000 0x300000>, <0x50001000 0x1000>; ranges = <0 0x50000000 0x300000>;", "any@50000000 0x50000000..0x50300000 /any@50000000 reg[0], /any@50000000 reg[1]")]
    [InlineData("ranges = <0 0x50000000 0x300000>;", "any@50000000 0x50000000..0x50300000 /any@50000000 ranges")]
    [InlineData("ranges = <0 0x50000000 0x300000>, <0x400000 0x60000000 0x1000>;", "any@50000000 0x50000000..0x50300000 /any@50000000 ranges, any@50000000_window1 0x60000000..0x60001000 /any@50000000 ranges")]
    [InlineData("reg = <0x50000000 0x1000>; ranges = <0 0x60000000 0x1000>;", "any@50000000 0x50000000..0x50001000 /any@50000000 reg[0], any@50000000_window0 0x60000000..0x60001000 /any@50000000 ranges")]
    public void A_bus_is_passed_with_its_windows(string properties, string regions)
    {
        string source = Source.Replace("far: far@", $"any: any@50000000 {{ compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; {properties} }};\nfar: far@", System.StringComparison.Ordinal);
        SystemPlan plan = Guest(Pass("any")).PlanOn(source);
        Assert.Equal(regions, string.Join(", ", plan.Description.MemoryRegions.Where(static r => r.Name.Value != "gic_vcpu")
            .Select(static r => $"{r.Name.Value} {AddressRange.Of(r.PhysicalAddress!.Value.Value, r.Size!.Value.Value)} {r.Comment}")));
    }

    // The tool would need a page table for each 2 MiB; at most 1 GiB is mapped.
    [Theory]
    [InlineData("0x40000000", "pci 0x60000000..0x60001000,pci_window0 0x80000000..0xc0000000")]
    [InlineData("0x40200000", "pci 0x60000000..0x60001000")]
    public void A_window_of_a_bridge_goes_up_to_1_GiB(string size, string regions)
    {
        string source = Source.Replace("far: far@", $$"""
            pci: pci@60000000 { compatible = "pci-host-ecam-generic"; device_type = "pci"; reg = <0x60000000 0x1000>; #address-cells = <3>; #size-cells = <2>;
                ranges = <0x2000000 0 0x80000000 0x80000000 0 {{size}}>; };
            far: far@
            """, System.StringComparison.Ordinal);
        Assert.Equal(regions, string.Join(",", Regions(Guest(Pass("pci", "pci")).PlanOn(source))));
    }

    // QEMU's GIC: the kernel reserves a page of each of its interfaces, and the plan maps the virtual one; a guest cannot use the rest.
    [Theory]
    [InlineData("spy: bus@8000000 { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x8000000 0x60000>; };",
        "0x8020000..0x8030000,0x8050000..0x8060000",
        "BRD3102 /bus@8000000: the pages 0x8000000..0x8001000 are left out; they are reserved for the kernel (GIC distributor)|BRD3102 /bus@8000000: the pages 0x8010000..0x8011000 are left out; they are reserved for the kernel (GIC CPU interface)|BRD3102 /bus@8000000: the pages 0x8030000..0x8031000 are left out; they are reserved for the kernel (GIC virtual interface control)")]
    [InlineData("spy: spy@8002000 { compatible = \"any\"; reg = <0 0x8002000 0 0x1000>; };", "", "BRD3101 /spy@8002000: reg[0] at 0x8002000 is reserved for the kernel (/intc@8000000) and cannot be mapped")]
    [InlineData("spy: spy@c000000 { compatible = \"any\"; reg = <0 0xc000000 0 0x1000>, <0 0x8002000 0 0x1000>; };", "0xc000000..0xc001000", "BRD3101 /spy@c000000: reg[1] at 0x8002000 is reserved for the kernel (/intc@8000000) and cannot be mapped")]
    [InlineData("spy: bus@8002000 { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x8002000 0x1000>; };", "", "BRD3102 /bus@8002000: the pages 0x8002000..0x8003000 are left out; they are reserved for the kernel (/intc@8000000)")]
    public void Pages_of_the_kernel_are_left_out_and_reported_once(string node, string regions, string reported)
    {
        SystemPlan plan = Guest(Pass("spy")).PlanOn(Specimens.QemuVirt.Replace("timer {", node + "\ntimer {", System.StringComparison.Ordinal));
        Assert.Equal(regions, string.Join(",", Regions(plan).Select(static region => region.Split(' ')[1])));
        Assert.Equal(reported, string.Join("|", plan.Diagnostics.Where(static d => d.Id is "BRD3101" or "BRD3102").Select(static d => $"{d.Id} {d.Message}")));
    }

    // The bus of a register is needed, both for registers of the device itself and of what it needs, but not for a register that is not chosen.
    [Theory]
    [InlineData("far", false, "far@30000000 0x30000000..0x30001000,bus@10000000 0x10000000..0x10010000")]
    [InlineData("far", true, "far@30000000 0x30000000..0x30001000")]
    [InlineData("user", false, "user@40000000 0x40000000..0x40001000,bus@10000000 0x10000000..0x10010000,far@30000000 0x30000000..0x30001000")]
    public void The_bus_of_a_register_is_needed(string device, bool isFirstOnly, string regions)
    {
        string source = Source.Replace("far: far@30000000 {", "user: user@40000000 { compatible = \"any\"; reg = <0x40000000 0x1000>; clocks = <&far>; };\nfar: far@30000000 { #clock-cells = <0>;", System.StringComparison.Ordinal);
        SystemPlan plan = Guest(Pass(device) with { WithDependencies = true, Regions = isFirstOnly ? Ints(0) : null }).PlanOn(source);
        Assert.Equal(regions, string.Join(",", Regions(plan)));
    }

    // The outermost bus is passed, except a bus that has pages of the kernel.
    [Theory]
    [InlineData(0x10000000, "bus@10000000 0x10000000..0x10100000")]
    [InlineData(0x8000000, "inner@20000 0x8020000..0x8030000")]
    public void A_needed_bus_has_no_pages_of_the_kernel(int outer, string bus)
    {
        string source = Specimens.QemuVirt.Replace("timer {", $$"""
            bus@{{outer:x}} { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x{{outer:x}} 0x100000>;
                inner@20000 { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x20000 0x10000>; }; };
            far: far@c000000 { compatible = "any"; reg = <0 0xc000000 0 0x1000>, <0 0x{{outer + 0x21000:x}} 0 0x10>; };
            timer {
            """, System.StringComparison.Ordinal);
        Assert.Equal(["far@c000000 0xc000000..0xc001000", bus], Regions(Guest(Pass("far") with { WithDependencies = true }).PlanOn(source)));
    }
}

using System;
using System.Linq;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Dependencies;

/// <summary>What comes with a device that is passed with its dependencies.</summary>
public sealed class WithDependencies
{
    private const string Phy = "/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0/ethernet-phy@0";

    private static readonly Lazy<Sel4Board> OdroidC4 = new(static () => Sel4Board.Resolve(BoardSource.OdroidC4.Tree));

    // As from "dtc -I fs": without labels, and phandles are numbers.
    private static readonly Lazy<Sel4Board> Decompiled = new(static () => Declare.Board(DtsWriter.Write(DtbReader.Read(DtbWriter.Write(BoardSource.OdroidC4.Tree), "odroidc4.dtb").Tree)));

    // A clock that needs a system controller, which needs a power domain; a serial controller with an interrupt, whose chip has another clock.
    private const string Chain = """
        dev: dev@c001000 { compatible = "any"; reg = <0 0xc001000 0 0x1000>; interrupts = <0 50 4>; clocks = <&clk 1>; vbus-supply = <&ldo>; };
        syscon: system-controller@c002000 {
            compatible = "acme,sysctrl", "syscon", "simple-mfd"; reg = <0 0xc002000 0 0x400>; interrupts = <0 51 4>; power-domains = <&pd 0>;
            clk: clock-controller { compatible = "acme,clk"; #clock-cells = <1>; };
        };
        pd: power-controller@c003000 { compatible = "acme,pd"; reg = <0 0xc003000 0 0x1000>; #power-domain-cells = <1>; interrupts = <0 52 4>; };
        i2c: i2c@c004000 {
            compatible = "acme,i2c"; reg = <0 0xc004000 0 0x1000>; interrupts = <0 53 4>; #address-cells = <1>; #size-cells = <0>;
            chip: pmic@20 { compatible = "acme,pmic"; reg = <0x20>; interrupts = <0 54 4>; ldo: ldo1 { }; };
        };
        """;

    private static PassthroughRequest All(string device, params string[] except) =>
        Pass(device) with { WithDependencies = true, Exclude = except.Select(static name => Value(name)).ToValueList() };

    private static string With(string nodes) => Specimens.QemuVirt.Replace("gic: intc@8000000", nodes + "\ngic: intc@8000000", StringComparison.Ordinal);

    private static string[] Regions(SystemPlan plan) =>
        [.. plan.Description.MemoryRegions.Where(static r => r.Name.Value != "gic_vcpu").Select(static r => FormattableString.Invariant($"{r.Name.Value} 0x{r.PhysicalAddress!.Value.Value:x} 0x{r.Size!.Value.Value:x}"))];

    private static uint[] Numbers(SystemPlan plan) => [.. plan.Interrupts.Select(static i => i.Number)];

    [Theory]
    [InlineData(false, "ethernet0")]
    [InlineData(false, "ethmac")]
    [InlineData(true, "ethernet0")]
    [InlineData(true, "/soc/ethernet@ff3f0000")]
    public void The_guides_ethernet_takes_one_line(bool isDecompiled, string device)
    {
        SystemPlan plan = SystemPlanner.Plan(Guest(Pass(device, "eth", [5, 6]) with { WithDependencies = true }), (isDecompiled ? Decompiled : OdroidC4).Value);
        Assert.Equal(
            [
                "eth 0xff3f0000 0x10000", "bus@ff600000 0xff600000 0x200000", "sys-ctrl@0 0xff800000 0x1000", "reset-controller@1004 0xffd01000 0x1000",
                "interrupt-controller@f080 0xffd0f000 0x1000",
            ],
            Regions(plan));
        Assert.Equal([("eth_macirq", 40u, 5), ("eth_ethernet-phy@0_0", 96u, 6)], plan.Interrupts.Select(static i => (i.Name, i.Number, i.Channel)));
        Assert.Equal(["BRD3348"], plan.Diagnostics.Where(static d => d.Severity >= Severity.Warning).Select(static d => d.Id));
    }

    [Fact]
    public void What_comes_along_and_why_is_one_message_at_the_declaration()
    {
        Diagnostic reported = SystemPlanner.Plan(Guest(All("ethernet0")), OdroidC4.Value).Single("BRD3025");
        Assert.Equal("ethernet0", reported.Location.Path);
        Assert.Equal(
            "/soc/ethernet@ff3f0000: passed with it: /soc/bus@ff600000 (for reg[1]), "
            + "/soc/bus@ff600000/bus@3c000/system-controller@0 (clocks), "
            + "/soc/bus@ff600000/bus@34400/pinctrl@40/bank@40 (pinctrl-0), "
            + "/soc/bus@ff600000/mdio-multiplexer@4c000 (phy-handle), "
            + "/soc/bus@ff800000/sys-ctrl@0 (amlogic,ao-sysctrl of /soc/bus@ff600000/bus@3c000/system-controller@0/power-controller), "
            + "/soc/bus@ffd00000/reset-controller@1004 (resets of /soc/bus@ff600000/bus@3c000/system-controller@0/power-controller), "
            + $"/soc/bus@ffd00000/interrupt-controller@f080 (interrupts of {Phy}); "
            + $"its interrupts include those of: {Phy} (phy-handle)",
            reported.Message);
    }

    [Fact]
    public void Constants_of_the_devices_that_come_along_are_like_those_of_passed_ones() => Assert.Equal(
        [("reset-controller@1004", 0xffd01004UL, 0x9cUL)],
        SystemPlanner.Plan(Guest(All("ethernet0")), OdroidC4.Value).Devices.Where(static d => d.Name.StartsWith("reset", StringComparison.Ordinal)).Select(static d => (d.Name, d.Address, d.Size)));

    [Fact]
    public void A_device_that_needs_nothing_is_passed_alone()
    {
        SystemPlan plan = SystemPlanner.Plan(Guest(All("/virtio_mmio@a003e00")), Sel4Board.Resolve(BoardSource.VirtGicV2.Tree));
        Assert.Equal(["virtio_mmio@a003e00 0xa003000 0x1000"], Regions(plan));
        Assert.Equal([79u], Numbers(plan));
        Assert.Empty(plan.Places("BRD3025"));
    }

    [Fact]
    public void What_is_needed_for_what_is_needed_comes_along_and_so_does_the_interrupt_of_a_serial_controller()
    {
        SystemPlan plan = Guest(All("dev")).PlanOn(With(Chain));
        Assert.Equal(
            ["dev@c001000 0xc001000 0x1000", "system-controller@c002000 0xc002000 0x1000", "i2c@c004000 0xc004000 0x1000", "power-controller@c003000 0xc003000 0x1000"],
            Regions(plan));
        // Drivers do not wait for the interrupts of a system controller, a power controller and a regulator's chip.
        Assert.Equal([82u, 85u], Numbers(plan));
        Assert.Equal(
            "/dev@c001000: passed with it: /system-controller@c002000 (clocks), /i2c@c004000 (vbus-supply), "
            + "/power-controller@c003000 (power-domains of /system-controller@c002000); its interrupts include those of: /i2c@c004000 (vbus-supply)",
            plan.Single("BRD3025").Message);
        Assert.Empty(plan.Places("BRD3401"));
    }

    [Theory]
    [InlineData("syscon", "dev@c001000 0xc001000 0x1000,i2c@c004000 0xc004000 0x1000", "82,85")]
    [InlineData("clk", "dev@c001000 0xc001000 0x1000,i2c@c004000 0xc004000 0x1000", "82,85")]
    [InlineData("pd", "dev@c001000 0xc001000 0x1000,system-controller@c002000 0xc002000 0x1000,i2c@c004000 0xc004000 0x1000", "82,85")]
    [InlineData("i2c", "dev@c001000 0xc001000 0x1000,system-controller@c002000 0xc002000 0x1000,power-controller@c003000 0xc003000 0x1000", "82")]
    [InlineData("ldo", "dev@c001000 0xc001000 0x1000,system-controller@c002000 0xc002000 0x1000,power-controller@c003000 0xc003000 0x1000", "82")]
    public void What_is_excluded_is_not_passed_nor_is_what_only_that_needs(string excluded, string regions, string numbers)
    {
        SystemPlan plan = Guest(All("dev", excluded)).PlanOn(With(Chain));
        Assert.Equal(regions.Split(','), Regions(plan));
        Assert.Equal(numbers, string.Join(",", Numbers(plan)));
        Assert.Empty(plan.Places("BRD3018"));
        // It was excluded on purpose, so it is not reported as missing.
        Assert.Empty(plan.Places("BRD3401"));
    }

    [Fact]
    public void An_exclusion_takes_pages_out_of_what_comes_along()
    {
        SystemPlan plan = SystemPlanner.Plan(Guest(All("ethernet0", "pdm", "watchdog")), OdroidC4.Value);
        Assert.Equal(
            [
                "eth 0xff3f0000 0x10000", "bus@ff600000 0xff600000 0x61000", "bus@ff600000_2 0xff662000 0x19e000", "sys-ctrl@0 0xff800000 0x1000",
                "reset-controller@1004 0xffd01000 0x1000",
            ],
            Regions(plan).Select(static r => r.Replace("ethernet@ff3f0000", "eth", StringComparison.Ordinal)));
        Assert.Empty(plan.Places("BRD3018"));
    }

    [Fact]
    public void The_phy_may_be_excluded_with_its_interrupt()
    {
        SystemPlan plan = SystemPlanner.Plan(Guest(All("ethernet0", Phy)), OdroidC4.Value);
        Assert.Equal([40u], Numbers(plan));
        Assert.DoesNotContain(plan.Description.MemoryRegions, static r => r.PhysicalAddress?.Value == 0xffd0f000);
        Assert.Empty(plan.Places("BRD3675"));
    }

    [Fact]
    public void An_excluded_device_that_is_unknown_or_not_needed_is_reported_at_its_name()
    {
        SystemPlan plan = Guest(All("dev", "clok", "rtc")).PlanOn(With(Chain));
        Assert.Equal(("clok", "BRD3002"), (plan.Single("BRD3002").Location.Path, plan.Single("BRD3002").Id));
        Assert.Equal(
            ("rtc", "/dev@c001000: it does not need /pl031@9010000, and none of the pages that are passed with it belongs to that, so the exclusion has no effect"),
            (plan.Single("BRD3018").Location.Path, plan.Single("BRD3018").Message));
    }

    [Fact]
    public void Two_guests_that_need_one_device_share_its_pages_and_are_reported()
    {
        string source = With(Chain + "other: other@c005000 { compatible = \"any\"; reg = <0 0xc005000 0 0x1000>; clocks = <&clk 2>; };");
        SystemPlan plan = SystemOf(Domain("A", Machine("a", All("dev"))), Domain("B", Machine("b", All("other")))).PlanOn(source);
        Assert.Equal(
            ["/system-controller@c002000: the pages 0xc002000..0xc003000 are mapped into both virtual machine 'b' and virtual machine 'a'", "/power-controller@c003000: the pages 0xc003000..0xc004000 are mapped into both virtual machine 'b' and virtual machine 'a'"],
            plan.Diagnostics.Where(static d => d.Id == "BRD3104").Select(static d => d.Message));
        Assert.All(plan.Places("BRD3104"), static at => Assert.Equal("other", at));
        Assert.Empty(SystemOf(Domain("A", Machine("a", All("dev"))), Domain("B", Machine("b", All("other", "syscon")))).PlanOn(source).Places("BRD3104"));
    }

    [Fact]
    public void A_device_that_is_declared_is_not_passed_again()
    {
        SystemPlan plan = Guest(All("dev"), Pass("syscon", "mine") with { Interrupts = [] }, All("i2c")).PlanOn(With(Chain));
        Assert.Equal(["dev@c001000 0xc001000 0x1000", "power-controller@c003000 0xc003000 0x1000", "mine 0xc002000 0x1000", "i2c@c004000 0xc004000 0x1000"], Regions(plan));
        Assert.Equal([("dev@c001000", 82u), ("i2c@c004000", 85u)], plan.Interrupts.Select(static i => (i.Name, i.Number)));
        Assert.Equal("/dev@c001000: passed with it: /power-controller@c003000 (power-domains of /system-controller@c002000)", plan.Single("BRD3025").Message);
    }

    [Fact]
    public void What_cannot_be_passed_is_left_out_with_the_reason()
    {
        string source = With("""
            dev: dev@c001000 { compatible = "any"; reg = <0 0xc001000 0 0x1000>; sram = <&buffers>; clocks = <&clk>; };
            clk: clock@c002000 { compatible = "acme,clk"; reg = <0 0xc002000 0 0x1000>; #clock-cells = <0>; };
            buffers: sram@48000000 { compatible = "mmio-sram"; reg = <0 0x48000000 0 0x1000>; };
            """);
        SystemPlan plan = Guest(All("dev")).PlanOn(source);
        Assert.Equal(["dev@c001000 0xc001000 0x1000", "clock@c002000 0xc002000 0x1000"], Regions(plan));
        Assert.Equal("/dev@c001000: passed with it: /clock@c002000 (clocks); not passed with it: /sram@48000000 (it is memory)", plan.Single("BRD3025").Message);
    }

    // A wrapper forwards addresses but is a device: its registers are passed, not its windows.
    [Fact]
    public void Registers_in_the_window_of_a_device_are_passed_themselves()
    {
        string source = With("""
            dev: dev@d000000 { compatible = "any"; reg = <0 0xd000000 0 0x1000>; clocks = <&clk>; };
            clk: clock@c003000 { compatible = "acme,clk"; reg = <0 0xc003000 0 0x1000>; #clock-cells = <0>; };
            wrapper@c000000 { compatible = "acme,wrapper"; reg = <0 0xc000000 0 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0xc000000 0x10000>; };
            """);
        SystemPlan plan = Guest(All("dev")).PlanOn(source);
        Assert.Equal(["dev@d000000 0xd000000 0x1000", "clock@c003000 0xc003000 0x1000"], Regions(plan));
        Assert.Empty(plan.Places("BRD3004"));
    }

    [Fact]
    public void A_program_gets_them_as_well()
    {
        SystemPlan plan = SystemOf(Domain("driver") with { Passthroughs = [All("dev")] }).PlanOn(With(Chain));
        Assert.Contains("power-controller@c003000", plan.Description.ProtectionDomains[0].Maps.Select(static m => m.Region.Value));
    }

    // A device that is passed to another guest does not belong to this one.
    [Fact]
    public void A_device_that_another_guest_has_is_passed_as_well()
    {
        SystemPlan plan = SystemOf(Domain("B", Machine("b", Pass("syscon") with { Interrupts = [] })), Domain("A", Machine("a", All("dev")))).PlanOn(With(Chain));
        Assert.Contains("system-controller@c002000", plan.Description.ProtectionDomains[1].VirtualMachines[0].Maps.Select(static m => m.Region.Value));
    }

    // If no part of a clock is passed, the message gives the reason; a disabled clock is not needed.
    [Theory]
    [InlineData("clk: clock@8000000 { compatible = \"acme,clk\"; reg = <0 0x8000000 0 0x1000>; #clock-cells = <0>; };", "/dev@c001000: not passed with it: /clock@8000000 (it is reserved for the kernel)")]
    [InlineData("syscon@c002000 { compatible = \"acme,x\", \"syscon\"; reg = <0 0xc002000 0 0x1000>; status = \"disabled\"; clk: clock { compatible = \"acme,clk\"; #clock-cells = <0>; }; };", null)]
    [InlineData("clk: clock@c002000 { compatible = \"acme,clk\"; reg = <0 0xc002000 0 0x1000>; #clock-cells = <0>; status = \"disabled\"; };", null)]
    [InlineData("clk: clock@c002000 { compatible = \"acme,clk\"; reg = <0 0xc002000 0 0x1000>; #clock-cells = <0>; };", "/dev@c001000: passed with it: /clock@c002000 (clocks)")]
    [InlineData("clk: clock@c002000 { compatible = \"acme,clk\"; reg = <0 0xc002000 0 0x1000>, <0 0x8000000 0 0x1000>; #clock-cells = <0>; };", "/dev@c001000: passed with it: /clock@c002000 (clocks)")]
    [InlineData("clk: clock@c002000 { compatible = \"acme,clk\"; reg = <0 0xc002000 0 0x1000>, <0 0x48000000 0 0x1000>; #clock-cells = <0>; };", "/dev@c001000: passed with it: /clock@c002000 (clocks)")]
    [InlineData("i2c: i2c@c002000 { compatible = \"acme,i2c\"; reg = <0 0xc002000 0 0x1000>; interrupts = <0 53 4>, <0 54 4>, <0 128 4>; #address-cells = <1>; #size-cells = <0>; clk: clk@20 { compatible = \"acme,clk\"; reg = <0x20>; #clock-cells = <0>; }; };",
        "/dev@c001000: passed with it: /i2c@c002000 (clocks); its interrupts include those of: /i2c@c002000 (clocks)")]
    public void What_is_needed_is_passed_or_named(string clock, string? message)
    {
        SystemPlan plan = Guest(All("dev")).PlanOn(With("dev: dev@c001000 { compatible = \"any\"; reg = <0 0xc001000 0 0x1000>; interrupts = <0 50 4>; clocks = <&clk>; };" + clock));
        Assert.Equal(message, plan.Diagnostics.SingleOrDefault(static d => d.Id == "BRD3025")?.Message);
        Assert.Equal(clock.StartsWith("i2c", StringComparison.Ordinal) ? [82u, 85u, 86u] : [82u], Numbers(plan));
        Assert.DoesNotContain(plan.Diagnostics, static d => d.Id is "BRD3101" or "BRD3102");
    }

    // A PHY of two controllers, both passed to the guest, raises one interrupt.
    [Fact]
    public void An_interrupt_that_is_needed_twice_comes_along_once()
    {
        SystemPlan plan = Guest(All("dev")).PlanOn(With("""
            dev: dev@c001000 { compatible = "any"; reg = <0 0xc001000 0 0x1000>; interrupts = <0 50 4>; phys = <&phy>; dmas = <&dma 0>; };
            dma: dma@c002000 { compatible = "acme,dma"; reg = <0 0xc002000 0 0x1000>; interrupts = <0 51 4>; #dma-cells = <1>; phys = <&phy>; };
            phy: phy { compatible = "acme,phy"; #phy-cells = <0>; interrupts = <0 52 4>; };
            """));
        Assert.Equal([82u, 84u, 83u], Numbers(plan));
    }

    // Software chooses the number of a line; until then, the interrupt comes without a number.
    [Theory]
    [InlineData("interrupts = <0 60 4>, <0 61 4>;", true)]
    [InlineData("", false)]
    public void An_interrupt_that_has_candidates_comes_along(string lines, bool comes)
    {
        SystemPlan plan = Guest(All("dev")).PlanOn(With($$"""
            dev: dev@c001000 { compatible = "any"; reg = <0 0xc001000 0 0x1000>; interrupts = <0 50 4>; vbus-supply = <&ldo>; };
            expander: gpio@c003000 { compatible = "acme,expander"; reg = <0 0xc003000 0 0x1000>; gpio-controller; #gpio-cells = <2>; interrupt-controller; #interrupt-cells = <2>; {{lines}} };
            i2c@c002000 { compatible = "acme,i2c"; reg = <0 0xc002000 0 0x1000>; interrupt-parent = <&expander>; interrupts = <1 4>; #address-cells = <1>; #size-cells = <0>;
                pmic@20 { compatible = "acme,pmic"; reg = <0x20>; ldo: ldo { }; }; };
            """));
        Assert.Equal(comes, plan.Single("BRD3025").Message.Contains("its interrupts include those of: /i2c@c002000 (vbus-supply)", StringComparison.Ordinal));
        Assert.Equal(comes ? 1 : 0, plan.Places("BRD3203").Length);
    }

    [Fact]
    public void An_exclusion_of_a_device_with_any_page_among_those_passed_has_an_effect()
    {
        string source = With(Chain + "far: far@d000000 { compatible = \"any\"; reg = <0 0xd000000 0 0x1000>, <0 0xc003800 0 0x10>; };");
        Assert.Empty(Guest(All("dev", "far")).PlanOn(source).Places("BRD3018"));
        Assert.Equal(["far"], Guest(All("dev", "far")).PlanOn(source.Replace("0xc003800", "0xd003800", StringComparison.Ordinal)).Places("BRD3018"));
    }

    [Fact]
    public void Only_what_is_declared_so_is_passed_with_what_it_needs() =>
        Assert.Equal(["pl031@9010000 0x9010000 0x1000", "dev@c001000 0xc001000 0x1000"], Regions(Guest(All("rtc"), Pass("dev")).PlanOn(With(Chain))));
}

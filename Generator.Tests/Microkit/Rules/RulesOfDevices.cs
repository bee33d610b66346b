using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Rules;

/// <summary>Rules about what the board states about a passed device.</summary>
public sealed class RulesOfDevices
{
    private static string With(string nodes) => Specimens.QemuVirt.Replace("gic: intc@8000000", nodes + "\ngic: intc@8000000", StringComparison.Ordinal);

    private static string WithStatus(string status) =>
        Specimens.QemuVirt.Replace("rtc: pl031@9010000 {", $"rtc: pl031@9010000 {{ status = \"{status}\";", StringComparison.Ordinal);

    [Theory]
    [InlineData("reserved", "BRD3005", "/pl031@9010000: the status of /pl031@9010000 is \"reserved\": it is used by other software")]
    [InlineData("fail-clock", "BRD3006", "/pl031@9010000: the status of /pl031@9010000 is \"fail-clock\": it does not work")]
    [InlineData("fail", "BRD3006", "/pl031@9010000: the status of /pl031@9010000 is \"fail\": it does not work")]
    [InlineData("disabled", "BRD3003", "/pl031@9010000: its status is \"disabled\"")]
    public void A_device_that_is_not_to_be_used_is_reported_with_the_place_of_its_status(string status, string id, string message)
    {
        Diagnostic reported = Guest(Pass("rtc")).PlanOn(WithStatus(status)).Single(id);
        Assert.Equal((message, "rtc", "board.dts"), (reported.Message, reported.Location.Path, Assert.Single(reported.Related).Location.Path));
    }

    [Theory]
    [InlineData("okay")]
    [InlineData("ok")]
    public void A_device_that_works_is_not(string status) =>
        Assert.Empty(Guest(Pass("rtc")).PlanOn(WithStatus(status)).Ids().Intersect(["BRD3003", "BRD3005", "BRD3006"]));

    [Fact]
    public void A_line_that_a_controller_shares_is_reported_where_the_controller_is_not_passed()
    {
        string source = With("""
            expander: gpio@c000000 { compatible = "acme,expander"; reg = <0 0xc000000 0 0x1000>; gpio-controller; interrupt-controller;
                #interrupt-cells = <2>; interrupts = <0 40 4>; };
            key: key { interrupt-parent = <&expander>; interrupts = <1 1>; };
            """);
        Assert.Equal(
            "/key: interrupts[0] has no number of its own; /gpio@c000000, which is not passed to virtual machine 'linux', raises 72 for it",
            Guest(Pass("key")).PlanOn(source).Single("BRD3205").Message);
        Assert.Empty(Guest(Pass("key"), Pass("expander")).PlanOn(source).Places("BRD3205"));
    }

    [Fact]
    public void An_interrupt_of_a_controller_that_is_not_known_is_reported()
    {
        string source = With("""
            other: other@c000000 { compatible = "acme,intc"; reg = <0 0xc000000 0 0x1000>; interrupt-controller; #interrupt-cells = <1>; };
            key: key { interrupt-parent = <&other>; interrupts = <1>; };
            """);
        SystemPlan plan = Guest(Pass("key")).PlanOn(source);
        Assert.Equal("/key: interrupts[0] has no static number and is not delivered", plan.Single("BRD3203").Message);
        Assert.Empty(plan.Interrupts);
        Assert.Empty(Guest(Pass("key") with { Interrupts = [] }, Pass("rtc")).PlanOn(source).Places("BRD3203"));
    }

    [Theory]
    [InlineData("<0 40 4>, <0 41 4>, <0 42 4>, <0 50 4>, <0 51 4>, <0 60 4>", "72 to 74, 82, 83, 92")]
    [InlineData("<0 40 4>, <0 41 4>, <0 42 4>", "72 to 74")]
    public void Lines_in_a_row_are_reported_as_a_range(string lines, string expected)
    {
        string source = With($$"""
            expander: gpio@c000000 { compatible = "acme,expander"; reg = <0 0xc000000 0 0x1000>; gpio-controller; interrupt-controller;
                #interrupt-cells = <2>; interrupts = {{lines}}; };
            key: key { interrupt-parent = <&expander>; interrupts = <1 1>; };
            """);
        Assert.EndsWith("; software chooses one of " + expected, Guest(Pass("key")).PlanOn(source).Single("BRD3203").Message);
    }

    [Theory]
    [InlineData("/pl011", "/pl011@9000000")]
    [InlineData("/soc/pl011", null)]
    [InlineData("/intc", "/intc@8000000")]
    [InlineData("/virtio_mmio", null)]
    [InlineData("uart:115200", "uart")]
    [InlineData("0x9000000", "/pl011@9000000")]
    [InlineData("0X9000000", "/pl011@9000000")]
    [InlineData("0x9000004", null)]
    public void A_device_that_is_named_in_another_way_is_suggested(string name, string? meant)
    {
        string message = Guest(Pass(name)).PlanOn(Specimens.QemuVirt).Single("BRD3002").Message;
        Assert.Equal(meant is null ? null : $"; did you mean '{meant}'?", message.Contains("; did", StringComparison.Ordinal) ? message[message.IndexOf("; did", StringComparison.Ordinal)..] : null);
    }

    [Fact]
    public void An_empty_name_is_reported_as_such() => Assert.Equal(
        "the name of the device is empty; expected its path, label or alias", Guest(Pass("")).PlanOn(Specimens.QemuVirt).Single("BRD3002").Message);

    [Fact]
    public void A_trigger_that_the_tree_does_not_say_is_reported()
    {
        // Two lines of two kinds: only software knows which of them an input uses.
        string Expander(int second) => With($$"""
            expander: gpio@c000000 { compatible = "acme,expander"; reg = <0 0xc000000 0 0x1000>; gpio-controller; interrupt-controller;
                #interrupt-cells = <2>; interrupts = <0 40 4>, <0 41 {{second}}>; };
            key: key { interrupt-parent = <&expander>; interrupts = <1 1>; };
            """);
        PassthroughRequest key = Pass("key") with { Lines = Ints(73) };
        SystemPlan plan = Guest(key).PlanOn(Expander(1));
        Assert.Equal("/key: the trigger type of interrupt 73 is unknown; level is assumed", plan.Single("BRD3212").Message);
        Assert.Empty(Guest(key).PlanOn(Expander(4)).Places("BRD3212"));
        Assert.EndsWith("is not delivered; software chooses one of 72, 73", Guest(Pass("key")).PlanOn(Expander(4)).Single("BRD3203").Message);
    }

    [Fact]
    public void A_device_over_the_kernels_pages_is_reported()
    {
        string source = With("spy: spy@8000000 { compatible = \"any\"; reg = <0 0x8000000 0 0x1000>; };");
        SystemPlan plan = Guest(Pass("spy")).PlanOn(source);
        Assert.StartsWith("/spy@8000000: reg[0] at 0x8000000 is reserved for the kernel", plan.Single("BRD3101").Message);
        Assert.DoesNotContain(plan.Description.MemoryRegions, static r => r.PhysicalAddress?.Value == 0x8000000);
        Assert.Empty(Guest(Pass("rtc")).PlanOn(source).Places("BRD3101"));
    }

    [Theory]
    [InlineData(0x40000000, false)]
    [InlineData(0x50000000, true)]
    public void Guest_memory_beyond_what_the_bus_lets_a_device_reach_is_reported(ulong memory, bool isTold)
    {
        string source = With("""
            bus { compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges; dma-ranges = <0 0x40000000 0 0x40000000 0 0x10000000>;
                net: ethernet@c000000 { compatible = "acme,gmac"; reg = <0 0xc000000 0 0x1000>; }; };
            """);
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux", Pass("net")) with { GuestMemories = [Ram(memory, 0x200000, memory)] })).PlanOn(source);
        Assert.Equal(isTold ? ["net"] : [], plan.Places("BRD3115"));
    }

    // If nothing is stated about DMA, its addresses have 32 bits (Linux's default mask): the last is 0xffffffff.
    [Theory]
    [InlineData(0xffe00000UL, 0x200000UL, false)]
    [InlineData(0xffe00000UL, 0x400000UL, true)]
    [InlineData(0x100000000UL, 0x200000UL, true)]
    public void Guest_memory_must_end_where_addresses_of_DMA_do(ulong memory, ulong size, bool isReported)
    {
        string source = With("net: ethernet@c000000 { compatible = \"acme,gmac\"; reg = <0 0xc000000 0 0x1000>; };")
            .Replace("reg = <0 0x40000000 0 0x80000000>", "reg = <0 0x40000000 2 0>", StringComparison.Ordinal);
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux", Pass("net")) with { GuestMemories = [Ram(memory, size, memory)] })).PlanOn(source);
        Assert.Equal(isReported ? ["net"] : [], plan.Places("BRD3115"));
    }

    // The last byte of a window is within it.
    [Theory]
    [InlineData(0x4fe00000UL, false)]
    [InlineData(0x4fe01000UL, true)]
    public void Guest_memory_must_end_where_a_window_for_DMA_does(ulong memory, bool isReported)
    {
        string source = With("""
            bus { compatible = "simple-bus"; #address-cells = <2>; #size-cells = <2>; ranges; dma-ranges = <0 0x40000000 0 0x40000000 0 0x10000000>;
                net: ethernet@c000000 { compatible = "acme,gmac"; reg = <0 0xc000000 0 0x1000>; }; };
            """);
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux", Pass("net")) with { GuestMemories = [Ram(memory, 0x200000, memory)] })).PlanOn(source);
        Assert.Equal(isReported ? ["net"] : [], plan.Places("BRD3115"));
    }

    [Fact]
    public void A_clock_that_is_disabled_is_reported()
    {
        string Clocked(string status) => With($"clk: clock@c000000 {{ compatible = \"acme,clock\"; reg = <0 0xc000000 0 0x1000>; #clock-cells = <0>; status = \"{status}\"; }};\ndev: dev@c001000 {{ compatible = \"any\"; reg = <0 0xc001000 0 0x1000>; clocks = <&clk>; }};");
        Assert.Equal("/dev@c001000: its clocks property refers to /clock@c000000, which is not enabled", Guest(Pass("dev")).PlanOn(Clocked("disabled")).Single("BRD3402").Message);
        Assert.Empty(Guest(Pass("dev")).PlanOn(Clocked("okay")).Places("BRD3402"));
    }

    [Fact]
    public void What_a_clock_could_use_besides_and_is_disabled_is_not()
    {
        string source = With("""
            phy: phy@c000000 { compatible = "acme,phy"; reg = <0 0xc000000 0 0x1000>; #clock-cells = <0>; status = "disabled"; };
            clk: clock@c001000 { compatible = "acme,clock"; reg = <0 0xc001000 0 0x1000>; #clock-cells = <0>; clocks = <&phy>; };
            dev: dev@c002000 { compatible = "any"; reg = <0 0xc002000 0 0x1000>; clocks = <&clk>; };
            """);
        Assert.Empty(Guest(Pass("dev")).PlanOn(source).Places("BRD3402"));
        Assert.Equal("clk", Guest(Pass("clk")).PlanOn(source).Single("BRD3402").Location.Path);
    }

    [Fact]
    public void An_interrupt_controller_without_a_virtual_interface_is_reported_to_every_machine()
    {
        string source = Specimens.QemuVirt.Replace(", <0 0x8030000 0 0x10000>, <0 0x8040000 0 0x10000>", "", StringComparison.Ordinal);
        Assert.Equal("linux", Guest(Pass("rtc")).PlanOn(source).Single("BRD3117").Location.Path);
        Assert.Empty(SystemOf(Domain("D") with { Passthroughs = [Pass("rtc")] }).PlanOn(source).Places("BRD3117"));
        Assert.Empty(Guest(Pass("rtc")).PlanOn(Specimens.QemuVirt).Places("BRD3117"));
    }

    [Fact]
    public void A_device_that_a_passed_bus_covers_is_reported_to_be_redundant()
    {
        PassthroughRequest bus = Pass("/soc/bus@ff600000");
        Assert.Equal("/soc/bus@ff600000/mdio-multiplexer@4c000", Guest(bus, Pass("/soc/bus@ff600000/mdio-multiplexer@4c000")).PlanOn(Specimens.OdroidC4).Single("BRD3009").Location.Path);
        Assert.Empty(Guest(bus, Pass("/soc/bus@ff600000/temperature-sensor@34800")).PlanOn(Specimens.OdroidC4).Places("BRD3009"));
    }

    [Fact]
    public void An_ancestor_that_is_disabled_is_reported_with_the_place_of_its_status()
    {
        string source = Specimens.OdroidC4.Replace("bus@ff800000 {", "bus@ff800000 { status = \"disabled\";", StringComparison.Ordinal);
        Diagnostic reported = Guest(Pass("serial0")).PlanOn(source).Single("BRD3003");
        Assert.Equal("/soc/bus@ff800000/serial@3000: the status of /soc/bus@ff800000 is \"disabled\"", reported.Message);
        SourceLocation status = Assert.Single(reported.Related).Location;
        Assert.Equal("\"disabled\"", source.Substring(status.Start, status.Length));
        Assert.Empty(Guest(Pass("serial0")).PlanOn(Specimens.OdroidC4).Places("BRD3003"));
    }

    [Fact]
    public void The_uart_of_the_kernel_is_reported()
    {
        Assert.Equal("/pl011@9000000: a debug kernel prints on it, and it is also passed to virtual machine 'linux'", Guest(Pass("uart")).PlanOn(Specimens.QemuVirt).Single("BRD3016").Message);
        Assert.Equal("uart", SystemOf(Domain("D") with { Passthroughs = [Pass("uart")] }).PlanOn(Specimens.QemuVirt).Single("BRD3016").Location.Path);
        Assert.Empty(Guest(Pass("rtc")).PlanOn(Specimens.QemuVirt).Places("BRD3016"));
        Assert.Empty(Guest(Pass("uart") with { Regions = Ints() }).PlanOn(Specimens.QemuVirt).Places("BRD3016"));
    }

    // For a board that is in no table, /chosen determines the UART.
    [Fact]
    public void The_uart_of_the_kernel_is_that_of_standard_output()
    {
        string source = With("chosen { stdout-path = \"/serial@d000040:115200\"; };\nmini: serial@d000040 { compatible = \"any\"; reg = <0 0xd000040 0 0x40>; };\nnext: spi@d000080 { compatible = \"any\"; reg = <0 0xd000080 0 0x40>; };")
            .Replace("linux,dummy-virt", "acme,board", StringComparison.Ordinal);
        Assert.Equal("mini", Guest(Pass("mini"), Pass("next"), Pass("uart")).PlanOn(source).Single("BRD3016").Location.Path);
    }

    [Theory]
    [InlineData("arm,gic-v3", 128, false)]
    [InlineData("arm,gic-v3", 127, true)]
    [InlineData("arm,gic-400", 224, false)]
    [InlineData("arm,gic-400", 223, true)]
    public void An_interrupt_that_the_virtual_controller_lacks_is_reported(string controller, int spi, bool isThere)
    {
        string source = With($"dev: dev@c000000 {{ compatible = \"any\"; reg = <0 0xc000000 0 0x1000>; interrupts = <0 {spi} 4>; }};")
            .Replace("arm,cortex-a15-gic", controller, StringComparison.Ordinal).Replace("linux,dummy-virt", "acme,board", StringComparison.Ordinal);
        Assert.Equal(isThere ? [] : ["dev"], Guest(Pass("dev")).PlanOn(source).Places("BRD3218"));
        // A program can have every interrupt of the kernel.
        Assert.Empty(SystemOf(Domain("D") with { Passthroughs = [Pass("dev")] }).PlanOn(source).Places("BRD3218"));
    }

    [Fact]
    public void The_limit_of_the_virtual_controller_is_named()
    {
        string source = With("dev: dev@c000000 { compatible = \"any\"; reg = <0 0xc000000 0 0x1000>; interrupts = <0 224 4>; };").Replace("linux,dummy-virt", "acme,board", StringComparison.Ordinal);
        Assert.Equal(
            "/dev@c000000: interrupt 256 is above 255, the highest of the virtual GICv2 that libvmm provides to virtual machine 'linux'",
            Guest(Pass("dev")).PlanOn(source).Single("BRD3218").Message);
    }

    // What a device refers to, the property by which it does, and the node whose registers are missing.
    [Theory]
    [InlineData("clocks = <&sup>;", "clocks", "#clock-cells = <0>;")]
    [InlineData("resets = <&sup 1>;", "resets", "#reset-cells = <1>;")]
    [InlineData("power-domains = <&sup>;", "power-domains", "#power-domain-cells = <0>;")]
    [InlineData("pinctrl-0 = <&part>;", "pinctrl-0", "part: pins { };", "/supplier@c000000/pins with the registers of /supplier@c000000")]
    [InlineData("phy-handle = <&part>;", "phy-handle", "#address-cells = <1>; #size-cells = <0>; part: ethernet-phy@0 { reg = <0>; };", "/supplier@c000000/ethernet-phy@0 with the registers of /supplier@c000000")]
    [InlineData("mdio-parent-bus = <&sup>;", "mdio-parent-bus", "")]
    [InlineData("interrupts-extended = <&sup 1 4>;", "interrupts", "gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 50 4>;")]
    [InlineData("dmas = <&sup 3>;", "dmas", "#dma-cells = <1>;")]
    [InlineData("phys = <&sup>;", "phys", "#phy-cells = <0>;")]
    [InlineData("reset-gpios = <&sup 1 0>;", "reset-gpios", "gpio-controller; #gpio-cells = <2>;")]
    public void What_a_device_needs_and_does_not_reach_is_reported(string reference, string property, string supplier, string missing = "/supplier@c000000")
    {
        string source = With($"sup: supplier@c000000 {{ compatible = \"acme,supplier\"; reg = <0 0xc000000 0 0x1000>; {supplier} }};\ndev: dev@c001000 {{ compatible = \"any\"; reg = <0 0xc001000 0 0x1000>; {reference} }};");
        Diagnostic reported = Guest(Pass("dev")).PlanOn(source).Single("BRD3401");
        Assert.Equal(($"/dev@c001000: its {property} property refers to {missing}, which is not passed to virtual machine 'linux'", "dev"), (reported.Message, reported.Location.Path));
        Assert.Empty(Guest(Pass("dev"), Pass("sup")).PlanOn(source).Places("BRD3401"));
        // A device that is passed to another machine does not count.
        Assert.Equal("dev", SystemOf(Domain("A", Machine("a", Pass("dev"))), Domain("B", Machine("b", Pass("sup")))).PlanOn(source).Single("BRD3401").Location.Path);
    }

    [Fact]
    public void What_a_device_refers_to_brings_its_interrupts_on_request()
    {
        string source = With("""
            dev: dev@c001000 { compatible = "any"; reg = <0 0xc001000 0 0x1000>; interrupts = <0 50 4>; usb-phy = <&phy>; vbus-supply = <&chip>; };
            phy: usb-phy { compatible = "acme,phy"; interrupts = <0 51 1>; };
            chip: regulator { compatible = "acme,chip"; interrupts = <0 52 1>; };
            """);
        Assert.Equal([82u, 83], Guest(Pass("dev") with { WithDependencies = true }).PlanOn(source).Interrupts.Select(static i => i.Number));
        Assert.Equal([82u], Guest(Pass("dev")).PlanOn(source).Interrupts.Select(static i => i.Number));
    }

    [Theory]
    [InlineData("arm,gic-400")]
    [InlineData("arm,cortex-a15-gic")]
    [InlineData("arm,cortex-a7-gic")]
    [InlineData("arm,cortex-a9-gic")]
    public void A_GICv2_of_any_name_has_its_virtual_interface_where_the_guest_looks(string compatible)
    {
        string source = Specimens.QemuVirt.Replace("arm,cortex-a15-gic", compatible, StringComparison.Ordinal);
        SystemPlan plan = Guest(Pass("rtc")).PlanOn(source);
        Assert.Equal((0x8040000UL, 0x8010000UL), (plan.Description.MemoryRegions.Single(static r => r.Name.Value == "gic_vcpu").PhysicalAddress?.Value, plan.Description.ProtectionDomains[0].VirtualMachines[0].Maps.Single(static m => m.Region.Value == "gic_vcpu").Address.Value));
        string without = source.Replace(", <0 0x8030000 0 0x10000>, <0 0x8040000 0 0x10000>", "", StringComparison.Ordinal);
        Assert.Equal("linux", Guest(Pass("rtc")).PlanOn(without).Single("BRD3117").Location.Path);
    }

    // The CPU interface of a GICv3 consists of registers of the core.
    [Theory]
    [InlineData(", <0 0x8030000 0 0x10000>, <0 0x8040000 0 0x10000>")]
    [InlineData(", <0 0x8030000 0 0x10000>, <0 0x8040000 0 0x10000>, <0 0x8050000 0 0x10000>")]
    public void A_GICv3_needs_none(string more)
    {
        string source = Specimens.QemuVirt.Replace("arm,cortex-a15-gic", "arm,gic-v3", StringComparison.Ordinal).Replace(", <0 0x8030000 0 0x10000>, <0 0x8040000 0 0x10000>", more, StringComparison.Ordinal);
        SystemPlan plan = Guest(Pass("rtc")).PlanOn(source);
        Assert.DoesNotContain(plan.Description.MemoryRegions, static r => r.Name.Value == "gic_vcpu");
        Assert.Empty(plan.Places("BRD3117"));
    }
}

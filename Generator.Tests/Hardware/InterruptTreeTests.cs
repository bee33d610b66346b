using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

public sealed class InterruptTreeTests
{
    [Fact]
    public void Interrupts_are_cut_by_the_cells_of_the_parent_and_named_in_order()
    {
        Device device = Specimen.WithGic("""d { interrupts = <0 44 1>, <0 32 4>, <1 7 8>; interrupt-names = "vdec", "esparser"; };""").At("/d");
        Assert.Equal(["76 edge", "64 level", "23 level"], device.Interrupts.Select(Specimen.Text));
        Assert.Equal(["vdec", "esparser", null], device.Interrupts.Select(i => i.Name));
    }

    [Fact]
    public void Holes_keep_the_index_and_are_left_out()
    {
        Device device = Specimen.WithGic("""d { interrupts-extended = <&gic 0 1 4>, <0>, <&gic 0 2 4>; interrupt-names = "a", "b", "c"; };""").At("/d");
        Assert.Equal([(0, "a", 33u), (2, "c", 34u)], device.Interrupts.Select(i => (i.Index, i.Name!, i.Number!.Value)));
    }

    [Fact]
    public void Interrupts_extended_wins_over_interrupts() =>
        Assert.Equal("42 level", Specimen.WithGic("d { interrupts = <0 1 4>; interrupts-extended = <&gic 0 10 4>; };").Irq("/d"));

    [Fact]
    public void The_walk_stops_at_an_ancestor_that_takes_specifiers() =>
        Assert.Equal("/i2c/pmic@33", Specimen.WithGic("""
            i2c { #address-cells = <1>; #size-cells = <0>;
                pmic@33 { compatible = "acme,pmic"; reg = <0x33>; interrupts = <0 5 4>; interrupt-controller; #interrupt-cells = <2>;
                    onkey { interrupts = <3 0>; }; }; };
            """).At("/i2c/pmic@33/onkey").Interrupts.Single().Via[0].Path);

    [Fact]
    public void A_chip_on_a_serial_bus_tells_of_its_inputs_by_its_own_line()
    {
        var key = Specimen.WithGic("""
            i2c { #address-cells = <1>; #size-cells = <0>;
                pmic@33 { compatible = "acme,pmic"; reg = <0x33>; interrupts = <0 5 4>; interrupt-controller; #interrupt-cells = <2>;
                    onkey { interrupts = <3 0>; }; }; };
            """).At("/i2c/pmic@33/onkey").Interrupts.Single();
        Assert.Equal((InterruptKind.Cascaded, "37 level", 3u, "/i2c/pmic@33"), (key.Kind, Specimen.Text(key), key.Input, key.Multiplexer!.Path));
    }

    [Fact]
    public void A_node_that_takes_specifiers_is_not_its_own_parent() =>
        Assert.Equal("25 level", Specimen.WithGic("").Irq("gic"));

    [Fact]
    public void A_controller_may_name_itself() =>
        Assert.Equal("9 level", Specimen.Resolve("""
            ic: ic { compatible = "brcm,bcm2836-l1-intc"; interrupt-controller; #interrupt-cells = <2>; interrupt-parent = <&ic>; };
            d { interrupt-parent = <&ic>; interrupts = <9 4>; };
            """).Irq("/d"));

    // As for the multiplexer of Xilinx's system devicetrees: a single row for all devices.
    [Theory]
    [InlineData("<0xffffffff 0xffffffff 0xffffffff>", "0 30 1", "62 edge")]
    [InlineData("<0xffffffff 0xffffffff 0xffffffff>", "1 9 4", "25 level")]
    [InlineData("<0 0xff 0>", "1 0x155 4", "373 edge")]
    [InlineData("<0 0xff>", "0 30 4", "318 edge")]
    public void Bits_of_a_specifier_pass_through_a_map(string passed, string cells, string irq) =>
        Assert.Equal(irq, Specimen.Resolve($$"""
            gic: gic { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; };
            nexus: nexus { #interrupt-cells = <3>; #address-cells = <0>; interrupt-map-mask = <0 0 0>;
                interrupt-map = <0 0 0 &gic 0 0x100 1>; interrupt-map-pass-thru = {{passed}}; };
            d { interrupt-parent = <&nexus>; interrupts = <{{cells}}>; };
            """).Irq("/d"));

    [Fact]
    public void Rows_of_a_map_are_as_long_as_the_parents_that_they_name() =>
        Assert.Equal(["42 level", "51 level"], Specimen.Resolve("""
            gic: gic { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <2>; };
            plic: plic { compatible = "riscv,plic0"; interrupt-controller; #interrupt-cells = <1>; };
            nexus: nexus { #interrupt-cells = <1>; #address-cells = <0>;
                interrupt-map = <1 &gic 0xaa 0xbb 0 10 4>, <2 &plic 51>; };
            d { interrupt-parent = <&nexus>; interrupts = <1>, <2>; };
            """).At("/d").Interrupts.Select(Specimen.Text));

    [Theory]
    [InlineData("0x0 0xff", "<0x1234 1>", "42 level")]
    [InlineData("0xffffffff 0xff", "<0x1234 1>", "none")]
    [InlineData("0xffffffff 0xff", "<0x10 0x101>", "42 level")]
    public void A_mask_says_what_of_unit_address_and_specifier_counts(string mask, string entry, string irq)
    {
        string[] cells = entry.Trim('<', '>').Split(' ');
        Assert.Equal(irq, Specimen.WithGic($$"""
            bus { #address-cells = <1>; #size-cells = <0>; #interrupt-cells = <1>;
                interrupt-map-mask = <{{mask}}>; interrupt-map = <0x10 1 &gic 0 10 4>;
                d { reg = <{{cells[0]}}>; interrupts = <{{cells[1]}}>; }; };
            """).Irq("/bus/d"));
    }

    [Fact]
    public void The_first_row_wins_whose_parent_is_available() =>
        Assert.Equal("44 level", Specimen.WithGic("""
            off: off { compatible = "arm,gic-400"; status = "disabled"; interrupt-controller; #interrupt-cells = <3>; };
            nexus: nexus { #interrupt-cells = <1>; #address-cells = <0>;
                interrupt-map = <1 &off 0 9 4>, <1 &gic 0 12 4>, <1 &gic 0 13 4>; };
            d { interrupt-parent = <&nexus>; interrupts = <1>; };
            """).Irq("/d"));

    [Fact]
    public void A_nexus_may_lead_to_a_nexus() =>
        Assert.Equal("60 edge", Specimen.WithGic("""
            board: board { #interrupt-cells = <2>; #address-cells = <0>; interrupt-map = <7 8 &gic 0 28 1>; };
            slot: slot { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <3 &board 7 8>; };
            d { interrupt-parent = <&slot>; interrupts = <3>; };
            """).Irq("/d"));

    // A row that leads to its own nexus ends the walk there, with the row's specifier (Linux, drivers/of/irq.c, of_irq_parse_raw).
    [Fact]
    public void A_row_that_names_its_own_nexus_ends_there() =>
        Assert.Equal("41 edge", Specimen.Resolve("""
            gic: gic { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; interrupt-map = <0 8 4 &gic 0 9 1>; };
            d { interrupt-parent = <&gic>; interrupts = <0 8 4>; };
            """).Irq("/d"));

    [Fact]
    public void A_bus_that_neither_maps_nor_controls_passes_specifiers_up() =>
        Assert.Equal("42 level", Specimen.WithGic("bus { #interrupt-cells = <3>; d { interrupts = <0 10 4>; }; };").Irq("/bus/d"));

    // The rows of these have no unit addresses, so they would have another meaning if they were read as those of a nexus.
    [Theory]
    [InlineData("realtek,rtl-intc")]
    [InlineData("CBEA,platform-spider-pic")]
    [InlineData("sti,platform-spider-pic")]
    public void A_map_that_is_a_controller_s_own_affair_is_left_alone(string compatible)
    {
        Sel4Board board = Specimen.WithGic($$"""
            ic: ic { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <2 &gic 0 11 4>; };
            d { interrupt-parent = <&ic>; interrupts = <2>; };
            """);
        Assert.Equal(("none", "BRD2110"), (board.Irq("/d"), board.At("/d").Interrupts[0].FailedBy?.Id));
    }

    [Fact]
    public void A_controller_with_a_map_maps() =>
        Assert.Equal("43 level", Specimen.WithGic("""
            ic: ic { compatible = "acme,ic"; interrupt-controller; #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <2 &gic 0 11 4>; };
            d { interrupt-parent = <&ic>; interrupts = <2>; };
            """).Irq("/d"));

    // The nexus of QEMU's virt machine.
    private const string VirtPcie = """
        pcie: pcie@10000000 {
            device_type = "pci"; #address-cells = <3>; #size-cells = <2>; #interrupt-cells = <1>;
            interrupt-map-mask = <0x1800 0 0 7>;
            interrupt-map =
                <0x0000 0 0 1 &gic 0 3 4>, <0x0000 0 0 2 &gic 0 4 4>, <0x0000 0 0 3 &gic 0 5 4>, <0x0000 0 0 4 &gic 0 6 4>,
                <0x0800 0 0 1 &gic 0 4 4>, <0x0800 0 0 2 &gic 0 5 4>, <0x0800 0 0 3 &gic 0 6 4>, <0x0800 0 0 4 &gic 0 3 4>,
                <0x1000 0 0 1 &gic 0 5 4>, <0x1000 0 0 2 &gic 0 6 4>, <0x1000 0 0 3 &gic 0 3 4>, <0x1000 0 0 4 &gic 0 4 4>,
                <0x1800 0 0 1 &gic 0 6 4>, <0x1800 0 0 2 &gic 0 3 4>, <0x1800 0 0 3 &gic 0 4 4>, <0x1800 0 0 4 &gic 0 5 4>;
            card@6,0 { reg = <0x3000 0 0 0 0>; interrupts = <2>; };
        };
        """;

    [Fact]
    public void A_PCI_function_is_mapped_by_its_device_number_and_pin() =>
        Assert.Equal("38 level", Specimen.WithGic(VirtPcie).Irq("/pcie@10000000/card@6,0"));

    [Theory]
    [InlineData(new[] { 1 }, 1, 36)]
    [InlineData(new[] { 4 }, 4, 38)]
    [InlineData(new[] { 2, 0 }, 1, 37)]     // below a bridge in slot 2, device 0 keeps its pin
    [InlineData(new[] { 2, 1 }, 1, 38)]     // device 1 turns A into B
    [InlineData(new[] { 1, 3, 2 }, 4, 36)]  // device 2 turns D into B, device 3 turns B into A: pin A of slot 1
    public void A_function_without_a_node_is_swizzled_at_every_bridge(int[] devices, int pin, uint number)
    {
        Sel4Board board = Specimen.WithGic(VirtPcie);
        Assert.Equal(number, board.Hardware.PciInterrupt(board.At("pcie").Node, [.. devices], pin).Number);
    }

    [Fact]
    public void A_host_bridge_has_a_table_of_all_slots_and_pins()
    {
        Sel4Board board = Specimen.WithGic(VirtPcie);
        PciRoute[] routes = [.. board.Hardware.PciRoutes(board.At("pcie").Node)];
        Assert.Equal(128, routes.Length);
        Assert.All(routes, r => Assert.Equal((uint)(32 + 3 + ((r.Device + r.Pin - 1) % 4)), r.Interrupt.Number));
    }

    [Fact]
    public void Affinity_names_the_CPU_of_each_shared_interrupt()
    {
        Device pmu = Specimen.WithGic("""
            cpus { #address-cells = <1>; #size-cells = <0>; c0: cpu@0 { reg = <0>; }; c1: cpu@1 { reg = <1>; }; };
            pmu { interrupts = <0 10 4>, <0 11 4>; interrupt-affinity = <&c1>, <&c0>; };
            """).At("/pmu");
        Assert.Equal(["/cpus/cpu@1", "/cpus/cpu@0"], pmu.Interrupts.Select(i => i.Affinity.Single().Path));
    }

    [Fact]
    public void An_interrupt_tells_its_way() =>
        Assert.Equal("interrupts[0] → gpc → gic: SPI 95 → 127", Specimen.WithGic("""
            gpc: gpc { compatible = "fsl,imx8mq-gpc"; interrupt-controller; #interrupt-cells = <3>; };
            sai { interrupt-parent = <&gpc>; interrupts = <0 95 4>; };
            """).At("/sai").Interrupts.Single().Route);

    // A GPIO controller with several lines: if they are one interrupt, its inputs have it; otherwise the tree does not show which.
    [Theory]
    [InlineData("<0 7 4>, <0 7 4>", 39u, "Level", "", "interrupts[0] → pio → interrupts[0] → gic: SPI 7 → 39")]
    [InlineData("<0 7 4>, <0 8 4>", null, "Level", "39 40", "interrupts[0] → pio")]
    [InlineData("<0 7 4>, <0 8 1>", null, "", "39 40", "interrupts[0] → pio")]
    [InlineData("<0 7 4>, <0 7 1>", null, "", "39", "interrupts[0] → pio")]
    public void An_input_of_a_controller_with_several_lines_has_a_number_if_they_are_one(string lines, uint? number, string trigger, string candidates, string route)
    {
        DeviceInterrupt input = Specimen.WithGic($$"""
            pio: pio { compatible = "arm,pl061"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = {{lines}}; };
            d { interrupt-parent = <&pio>; interrupts = <3 4>; };
            """).At("/d").Interrupts.Single();
        Assert.Equal((InterruptKind.Cascaded, number, trigger), (input.Kind, input.Number, input.Trigger?.ToString() ?? ""));
        Assert.Equal(candidates, string.Join(" ", input.Candidates));
        Assert.Equal(route, input.Route);
        Assert.Equal(["/pio", "/interrupt-controller@f000000"], input.Via.Select(static node => node.Path));
    }

    [Fact]
    public void Lines_by_different_controllers_have_only_the_shared_one_in_their_route() =>
        Assert.Equal(["/pio"], Specimen.WithGic("""
            ic: ic { compatible = "mediatek,mt6577-sysirq"; interrupt-controller; #interrupt-cells = <3>; };
            pio: pio { compatible = "arm,pl061"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts-extended = <&gic 0 7 4>, <&ic 0 8 4>; };
            d { interrupt-parent = <&pio>; interrupts = <3 4>; };
            """).At("/d").Interrupts.Single().Via.Select(static node => node.Path));

    [Fact]
    public void Cascades_share_the_line_that_reaches_the_root()
    {
        DeviceInterrupt input = Specimen.WithGic("""
            pio: pio { compatible = "arm,pl061"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 7 4>; };
            e: e { compatible = "arm,pl061"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupt-parent = <&pio>; interrupts = <5 4>; };
            d { interrupt-parent = <&e>; interrupts = <3 4>; };
            """).At("/d").Interrupts.Single();
        Assert.Equal(("/pio", 0, "/e", 39u), (input.SharedLine!.Value.Path, input.SharedLine!.Value.Index, input.Multiplexer!.Path, input.Number!.Value));
    }

    // A node without compatible is a part of the device above it: its own line, or the device's if that is the only one.
    [Theory]
    [InlineData("<0 5 4>", "interrupts = <0 6 4>;", "38 level")]
    [InlineData("<0 5 4>", "", "37 level")]
    [InlineData("<0 5 4>, <0 6 4>", "", "none")]
    [InlineData("<0 5 4>", "interrupts = <0 6 4>, <0 7 4>;", "none")]
    public void A_part_of_a_device_has_the_only_line_of_both(string device, string part, string irq) =>
        Assert.Equal(irq, Specimen.WithGic($$"""
            chip { compatible = "acme,chip"; interrupts = {{device}}; part: part { interrupt-controller; #interrupt-cells = <1>; {{part}} }; };
            d { interrupt-parent = <&part>; interrupts = <2>; };
            """).Irq("/d"));

    [Fact]
    public void A_specifier_without_cells_is_input_0() =>
        Assert.Equal((0u, 37u), Specimen.WithGic("""
            i2c { #address-cells = <1>; #size-cells = <0>; pmic: pmic@33 { compatible = "acme,pmic"; reg = <0x33>; interrupts = <0 5 4>; interrupt-controller; #interrupt-cells = <0>; }; };
            d { interrupts-extended = <&pmic>; };
            """).At("/d").Interrupts.Select(static i => (i.Input!.Value, i.Number!.Value)).Single());

    // An interrupt without a number names the diagnostic that gives the reason.
    [Theory]
    [InlineData("d { interrupts = <1>; };", "BRD2101")]
    [InlineData("d { interrupts; };", "")]
    [InlineData("gic: gic { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <3>; }; d { interrupts-extended = <&gic 0 8 4>, <&gic 0 8>; };", " BRD2104")]
    [InlineData("gic: gic { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <3>; }; d { interrupts-extended = <&gic 0 8 4>, <0x77 0 8>; };", " BRD2102")]
    public void An_interrupt_without_a_number_names_its_fault(string content, string faults) =>
        Assert.Equal(faults, string.Join(" ", Specimen.Resolve(content).At("/d").Interrupts.Select(static i => i.FailedBy?.Id)));

    // The line of an inverter has the trigger type of its output, in the cell from which the controller above reads it.
    [Theory]
    [InlineData(3, "<0 13 4>, <0 14 4>", "2", "46 edge")]
    [InlineData(3, "<0 13 4>, <0 14 4>", "8", "46 level")]
    [InlineData(4, "<0 13 4 0>, <0 14 4 0>", "2", "46 edge")]
    public void The_trigger_type_of_an_inverter_replaces_that_of_its_line(int cells, string lines, string sense, string irq) =>
        Assert.Equal(irq, Specimen.Resolve($$"""
            interrupt-parent = <&v3>;
            v3: v3 { compatible = "arm,gic-v3"; interrupt-controller; #interrupt-cells = <{{cells}}>; };
            sirq: sirq { compatible = "actions,s700-sirq"; interrupt-controller; #interrupt-cells = <2>; interrupts = {{lines}}; };
            d { interrupt-parent = <&sirq>; interrupts = <1 {{sense}}>; };
            """).Irq("/d"));

    [Fact]
    public void The_unit_that_takes_messages_is_on_the_route() =>
        Assert.Equal("interrupts[0] → icu → gicp → gic", Specimen.WithGic("""
            gicp: gicp { compatible = "marvell,ap806-gicp"; marvell,spi-ranges = <64 64>; msi-controller; };
            icu: icu { compatible = "marvell,cp110-icu-nsr"; interrupt-controller; #interrupt-cells = <2>; msi-parent = <&gicp>; };
            d { interrupt-parent = <&icu>; interrupts = <3 4>; };
            """).At("/d").Interrupts.Single().Route);

    [Fact]
    public void A_disabled_controller_is_shown_at_its_status()
    {
        const string Source = "gic: gic { interrupt-controller; #interrupt-cells = <3>; compatible = \"arm,gic-400\"; status = \"disabled\"; };"
            + " x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &gic 0 8 4>; }; d { interrupt-parent = <&x>; interrupts = <1>; };";
        Assert.Equal(
            Source.IndexOf("status", System.StringComparison.Ordinal),
            Specimen.Resolve(Source).Diagnostics.Single(static found => found.Id == "BRD2109").Related.Single().Location.From.Column);
    }
}

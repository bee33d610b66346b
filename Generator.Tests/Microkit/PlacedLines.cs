using System;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>Pads of Amlogic's multiplexer get its eight channels (SPIs 64 to 71) in the order in which a guest requests them.</summary>
public sealed class PlacedLines
{
    private static string BoardOf(string nodes) => $$"""
        /dts-v1/;
        / {
            interrupt-parent = <&gic>; #address-cells = <1>; #size-cells = <1>;
            gic: interrupt-controller@8000000 {
                compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>;
                reg = <0x8000000 0x1000>, <0x8002000 0x2000>, <0x8004000 0x2000>, <0x8006000 0x2000>; interrupts = <1 9 4>;
            };
            mux: interrupt-controller@9000000 {
                compatible = "amlogic,meson-sm1-gpio-intc", "amlogic,meson-gpio-intc"; reg = <0x9000000 0x10>;
                interrupt-controller; #interrupt-cells = <2>;
                amlogic,channel-interrupts = <64 65 66 67 68 69 70 71>;
            };
            {{nodes}}
        };
        """;

    private static string Consumer(string label, int address, int pad, string more = "") =>
        $"{label}: {label}@{address:x} {{ compatible = \"acme,key\"; reg = <0x{address:x} 0x1000>; interrupt-parent = <&mux>; interrupts = <{pad} 8>; {more} }};\n";

    private static readonly string Two = BoardOf(Consumer("a", 0xa000000, 50) + Consumer("b", 0xb000000, 3));

    private static (string, uint)[] Numbers(SystemPlan plan) => [.. plan.Interrupts.Select(static i => (i.DevicePath, i.Number))];

    [Fact]
    public void A_consumer_that_is_not_passed_takes_no_line()
    {
        SystemPlan plan = Guest(Pass("b")).PlanOn(Two);
        Assert.Equal([("/b@b000000", 96u)], Numbers(plan));
        // The board's own constant takes both into account.
        Assert.Equal(97u, Board(Two).Devices.Single(static d => d.Path == "/b@b000000").Interrupts.Single().Number);
        Assert.Equal(
            "/b@b000000: interrupts[0] is routed through /interrupt-controller@9000000, whose software chooses one of 96 to 103; 96 is used; the board's constant, which counts every enabled device, is 97",
            plan.Single("BRD3204").Message);
    }

    [Fact]
    public void Passed_consumers_take_lines_in_the_order_of_the_devicetree()
    {
        SystemPlan plan = Guest(Pass("b"), Pass("a")).PlanOn(Two);
        Assert.Equal([("/b@b000000", 97u), ("/a@a000000", 96u)], Numbers(plan));
        Assert.DoesNotContain(plan.Diagnostics, static d => d.Message.Contains("constant"));
    }

    [Fact]
    public void Consumers_of_all_guests_share_the_lines()
    {
        SystemPlan plan = SystemOf(Domain("A", Machine("a", Pass("b"))), Domain("B", Machine("b", Pass("a")))).PlanOn(Two);
        Assert.Equal([("/b@b000000", 97u), ("/a@a000000", 96u)], Numbers(plan));
    }

    [Fact]
    public void Only_interrupts_that_are_delivered_take_lines()
    {
        string source = BoardOf("keys: keys { interrupt-parent = <&mux>; interrupts = <1 8>, <2 8>, <3 8>; };" + Consumer("b", 0xb000000, 4));
        SystemPlan plan = Guest(Pass("keys") with { Interrupts = Ints(1) }, Pass("b")).PlanOn(source);
        Assert.Equal([("/keys", 96u), ("/b@b000000", 97u)], Numbers(plan));
    }

    [Fact]
    public void A_disabled_device_that_is_passed_has_a_line()
    {
        SystemPlan plan = Guest(Pass("b")).PlanOn(BoardOf(Consumer("a", 0xa000000, 50) + Consumer("b", 0xb000000, 3, "status = \"disabled\";")));
        Assert.Equal([("/b@b000000", 96u)], Numbers(plan));
        Assert.EndsWith("has no constant for it", plan.Single("BRD3204").Message);
    }

    [Fact]
    public void A_ninth_consumer_is_reported()
    {
        string source = BoardOf(string.Concat(Enumerable.Range(0, 10).Select(static i => Consumer("d" + (char)('a' + i), 0xa000000 + (i * 0x1000), i))));
        string[] all = [.. Enumerable.Range(0, 10).Select(static i => "d" + (char)('a' + i))];
        SystemPlan eight = Guest([.. all.Skip(2).Select(static d => Pass(d))]).PlanOn(source);
        Assert.Equal(Enumerable.Range(96, 8).Select(static i => (uint)i), eight.Interrupts.Select(static i => i.Number));
        Assert.Empty(eight.Places("BRD3216"));

        SystemPlan nine = Guest([.. all.Skip(1).Select(static d => Pass(d))]).PlanOn(source);
        Assert.Equal("dj", nine.Single("BRD3216").Location.Path);
        Assert.Equal("/dj@a009000: interrupts[0] has no line: all 8 of /interrupt-controller@9000000 are used by other interrupts of the system", nine.Single("BRD3216").Message);
        Assert.Equal(8, nine.Interrupts.Count);
    }

    [Fact]
    public void A_chosen_line_is_kept_and_the_others_go_around_it()
    {
        SystemPlan plan = Guest(Pass("a"), Pass("b") with { Lines = Ints(96) }).PlanOn(Two);
        Assert.Equal([("/a@a000000", 97u), ("/b@b000000", 96u)], Numbers(plan));
        Assert.Empty(plan.Places("BRD3217"));
    }

    [Fact]
    public void The_line_of_a_dependency_is_after_the_devices_own()
    {
        SystemPlan plan = Guest(Pass("/soc/ethernet@ff3f0000", "eth") with { WithDependencies = true, Lines = Ints(-1, 99) }).PlanOn(Specimens.OdroidC4);
        Assert.Equal([40u, 99u], plan.Interrupts.Select(static i => i.Number));
        Assert.Empty(plan.Places("BRD3217"));
    }

    [Theory]
    [InlineData("a", 104, "/a@a000000: line 104 is chosen for interrupts[0]; software chooses one of 96 to 103")]
    [InlineData("a", -2, "/a@a000000: line -2 is chosen for interrupts[0]; software chooses one of 96 to 103")]
    [InlineData("wired", 41, "/wired: line 41 is chosen for interrupts[0]; its number is always 40")]
    public void A_line_that_is_no_candidate_is_reported(string device, int line, string message)
    {
        SystemPlan plan = Guest(Pass(device) with { Lines = Ints(line) }).PlanOn(BoardOf(Consumer("a", 0xa000000, 50) + "wired: wired { interrupts = <0 8 4>; };"));
        Assert.Equal((message, FormattableString.Invariant($"{line}")), (plan.Single("BRD3217").Message, plan.Single("BRD3217").Location.Path));
        Assert.Equal(device == "a" ? 96u : 40u, Assert.Single(plan.Interrupts).Number);
    }

    [Fact]
    public void The_number_that_an_interrupt_has_anyway_may_be_named() =>
        Assert.Empty(Guest(Pass("wired") with { Lines = Ints(40) }).PlanOn(BoardOf("wired: wired { interrupts = <0 8 4>; };")).Places("BRD3217"));

    [Fact]
    public void One_line_for_two_inputs_is_reported()
    {
        SystemPlan plan = Guest(Pass("a") with { Lines = Ints(98) }, Pass("b") with { Lines = Ints(98) }).PlanOn(Two);
        Assert.Equal("/b@b000000: line 98 is chosen for interrupts[0]; it is already used by /a@a000000", plan.Single("BRD3217").Message);
        Assert.Equal([98u, 96u], plan.Interrupts.Select(static i => i.Number));
    }

    [Fact]
    public void Two_lines_for_one_input_are_reported()
    {
        SystemPlan plan = Guest(Pass("a") with { Lines = Ints(98) }, Pass("b") with { Lines = Ints(99) }).PlanOn(BoardOf(Consumer("a", 0xa000000, 50) + Consumer("b", 0xb000000, 50)));
        Assert.Equal("/b@b000000: line 99 is chosen for interrupts[0]; its input already has line 98, for /a@a000000", plan.Single("BRD3217").Message);
        Assert.Equal([98u, 98u], plan.Interrupts.Select(static i => i.Number));
    }

    [Fact]
    public void What_hangs_behind_a_placed_line_goes_with_it()
    {
        string source = BoardOf(Consumer("a", 0xa000000, 50) + """
            expander: gpio@c000000 { compatible = "acme,expander"; reg = <0xc000000 0x1000>; gpio-controller; interrupt-controller;
                #interrupt-cells = <2>; interrupt-parent = <&mux>; interrupts = <9 8>; };
            key: key { interrupt-parent = <&expander>; interrupts = <1 1>; };
            """);
        Assert.Equal([("/key", 96u)], Numbers(Guest(Pass("key")).PlanOn(source)));
        Assert.Equal([("/key", 101u)], Numbers(Guest(Pass("key") with { Lines = Ints(101) }).PlanOn(source)));
    }

    [Fact]
    public void More_lines_than_interrupts_are_reported() =>
        Assert.Equal("/a@a000000: 2 lines are given, but the number of interrupts is 1", Guest(Pass("a") with { Lines = Ints(96, 97) }).PlanOn(Two).Single("BRD3210").Message);

    private const string SecondMultiplexer = """
        second: interrupt-controller@9100000 {
            compatible = "amlogic,meson-sm1-gpio-intc", "amlogic,meson-gpio-intc"; reg = <0x9100000 0x10>;
            interrupt-controller; #interrupt-cells = <2>;
            amlogic,channel-interrupts = <80 81 82 83 84 85 86 87>;
        };
        """;

    // Each multiplexer has its own inputs and lines.
    [Fact]
    public void Lines_of_two_multiplexers_are_chosen_apart()
    {
        string source = BoardOf(SecondMultiplexer + Consumer("a", 0xa000000, 50) + Consumer("b", 0xb000000, 50).Replace("&mux", "&second", StringComparison.Ordinal) + "wired: wired { interrupts = <0 8 4>; };");
        SystemPlan plan = Guest(Pass("a") with { Lines = Ints(98) }, Pass("b") with { Lines = Ints(114) }, Pass("wired") with { Lines = Ints(40) }).PlanOn(source);
        Assert.Equal([("/a@a000000", 98u), ("/b@b000000", 114u), ("/wired", 40u)], Numbers(plan));
        Assert.Empty(plan.Places("BRD3217"));
        Assert.Equal([("/a@a000000", 96u), ("/b@b000000", 112u)], Numbers(Guest(Pass("a"), Pass("b")).PlanOn(source)));
    }

    // The functions of a PCI bus get their lines from the map of the bridge.
    [Fact]
    public void Lines_of_PCI_slots_stay_beside_placed_ones()
    {
        string source = BoardOf(Consumer("a", 0xa000000, 50) + """
            pci: pcie@10000000 { device_type = "pci"; compatible = "pci-host-ecam-generic"; reg = <0x10000000 0x1000>; #address-cells = <3>; #size-cells = <2>; #interrupt-cells = <1>;
                ranges = <0x2000000 0 0x20000000 0x20000000 0 0x1000>; interrupt-map-mask = <0 0 0 7>;
                interrupt-map = <0 0 0 1 &gic 0 3 4>, <0 0 0 2 &gic 0 4 4>; };
            """);
        Assert.Equal([35u, 36u, 96u], Guest(Pass("pci") with { WithDependencies = true }, Pass("a")).PlanOn(source).Interrupts.Select(static i => i.Number));
    }

    // The driver of the controller must be with the guest that has the interrupt.
    [Fact]
    public void A_shared_line_is_reported_where_another_guest_has_the_controller()
    {
        string source = BoardOf("""
            expander: gpio@c000000 { compatible = "acme,expander"; reg = <0xc000000 0x1000>; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 40 4>; };
            key: key { interrupt-parent = <&expander>; interrupts = <1 1>; };
            """);
        SystemRequest Of(string other) => SystemOf(Domain("A", Machine("a", Pass("key"), Pass(other))), Domain("B", Machine("b", Pass("expander") with { Interrupts = Ints() })));
        Assert.Equal(["key"], Of("gic").PlanOn(source).Places("BRD3205"));
        Assert.Empty(Of("expander").PlanOn(source).Places("BRD3205"));
    }
}

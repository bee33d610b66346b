using System;
using System.Linq;
using Boards.Microkit.Planning;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>What the guest of the default system gets of a board, and what is left out.</summary>
public sealed class DefaultSelections
{
    private const string Line = """
        cascade: pins@f000000 { compatible = "arm,pl061"; reg = <0 0xf000000 0 0x1000>; gpio-controller; #gpio-cells = <2>; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 50 4>; status = "STATUS"; };
        dev: dev@e000000 { compatible = "acme,dev"; reg = <0 0xe000000 0 0x1000>; interrupt-parent = <&cascade>; interrupts = <1 4>; };
        """;

    private static DefaultSelection Of(string nodes, string head = "") =>
        DefaultSelection.Of(Declare.Board(Specimens.QemuVirt.Replace("timer {", nodes + "\ntimer {", StringComparison.Ordinal).Replace("/dts-v1/;", "/dts-v1/;\n" + head, StringComparison.Ordinal)));

    // The device, the indices of its regions and the numbers of its interrupts; "out" if it is left out.
    private static string Chosen(DefaultSelection selection, string path)
    {
        if (selection.Devices.FirstOrDefault(d => d.Device.Path == path) is not { } chosen)
            return selection.LeftOut.Any(d => d.Path == path) ? "out" : "none";
        return $"{string.Join(",", chosen.Regions.Select(static r => r.Index))} {string.Join(",", chosen.Interrupts.Select(static i => i.Number))}";
    }

    // The platform leaves 40 bits of addresses to user level, except the pages of the GIC that the kernel reserves; the last interrupt is 159.
    [Theory]
    [InlineData("dev@e000000 { compatible = \"acme,dev\"; reg = <0 0xe000000 0 0x1000>; interrupts = <0 40 4>; };", "/dev@e000000", "0 72")]
    [InlineData("dev@e000000 { compatible = \"acme,dev\"; reg = <0 0xe000000 0 0x1000>; interrupts = <0 127 4>; };", "/dev@e000000", "0 159")]
    [InlineData("dev@e000000 { compatible = \"acme,dev\"; reg = <0 0xe000000 0 0x1000>; interrupts = <0 128 4>; };", "/dev@e000000", "0 ")]
    [InlineData("dev@e000000 { compatible = \"acme,dev\"; reg = <0 0xe000000 0 0x1000>; interrupts = <1 11 4>; };", "/dev@e000000", "0 ")]
    [InlineData("dev@e000000 { compatible = \"acme,dev\"; reg = <0 0xe000000 0 0x1000>; status = \"disabled\"; };", "/dev@e000000", "none")]
    [InlineData("dev@e000000 { reg = <0 0xe000000 0 0x1000>; };", "/dev@e000000", "out")]
    [InlineData("keys { compatible = \"gpio-keys\"; interrupts = <0 40 4>; };", "/keys", " 72")]
    [InlineData("keys { compatible = \"gpio-keys\"; interrupts = <0 128 4>; };", "/keys", "none")]
    [InlineData("bus@e000000 { compatible = \"simple-bus\"; reg = <0 0xe000000 0 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges; };", "/bus@e000000", "none")]
    [InlineData("dev@8000000 { compatible = \"acme,dev\"; reg = <0 0x8000000 0 0x1000>; };", "/dev@8000000", "out")]
    [InlineData("dev@e000000 { compatible = \"acme,dev\"; reg = <0 0xe000000 0 0x1000>, <0 0x8000000 0 0x1000>; };", "/dev@e000000", "0 ")]
    [InlineData("dev@e000000 { compatible = \"acme,dev\"; reg = <0x100 0 0 0x1000>, <0 0xe000000 0 0x1000>; };", "/dev@e000000", "1 ")]
    [InlineData("dev@e000000 { compatible = \"acme,dev\"; reg = <0 0x50000000 0 0x1000>, <0 0xe000000 0 0x1000>; };", "/dev@e000000", "1 ")]
    [InlineData("memory-controller@e000000 { compatible = \"acme,dmc\"; reg = <0 0xe000000 0 0x1000>; };", "/memory-controller@e000000", "out")]
    [InlineData("memory-controller@e000000 { compatible = \"acme,dmc\"; reg = <0 0xe000000 0 0x1000>; #address-cells = <2>; #size-cells = <1>; ranges = <0 0 0 0xe100000 0x1000>; };", "/memory-controller@e000000", "0 ")]
    [InlineData("iommu@e000000 { compatible = \"arm,smmu-v3\"; reg = <0 0xe000000 0 0x1000>; #iommu-cells = <1>; };", "/iommu@e000000", "out")]
    public void A_device_goes_with_what_a_guest_can_have(string node, string path, string chosen) => Assert.Equal(chosen, Chosen(Of(node), path));

    // The kernel of a PC drives its interrupt controllers, and leaves its timer to user level. I/O ports are not memory.
    [Theory]
    [InlineData("/interrupt-controller@fec00000", "out")]
    [InlineData("/interrupt-controller@fee00000", "out")]
    [InlineData("/uart@fee00800", "out")]
    [InlineData("/timer@fed00000", "0 ")]
    [InlineData("/isa/rtc@i70", "out")]
    [InlineData("/isa/rom@fec80000", "0 ")]
    public void The_kernels_devices_and_the_ports_of_a_pc_are_not_passed(string path, string chosen)
    {
        DefaultSelection selection = DefaultSelection.Of(Declare.Board("""
            /dts-v1/;
            / {
                #address-cells = <1>; #size-cells = <1>;
                interrupt-controller@fec00000 { compatible = "intel,ce4100-ioapic"; reg = <0xfec00000 0x1000>; interrupt-controller; #interrupt-cells = <2>; };
                timer@fed00000 { compatible = "intel,ce4100-hpet"; reg = <0xfed00000 0x200>; };
                interrupt-controller@fee00000 { compatible = "intel,ce4100-lapic"; reg = <0xfee00000 0x400>; };
                uart@fee00800 { compatible = "ns16550a"; reg = <0xfee00800 0x100>; };
                isa {
                    compatible = "isa";
                    #address-cells = <2>; #size-cells = <1>; ranges = <1 0 0 0x100>, <0 0 0xfec80000 0x1000>;
                    rtc@i70 { compatible = "motorola,mc146818"; reg = <1 0x70 2>; };
                    rom@fec80000 { compatible = "acme,rom"; reg = <0 0 0x100>; };
                };
            };
            """));
        Assert.Equal(chosen, Chosen(selection, path));
    }

    // Memory in a device's reg is treated as memory, unless it is reserved: then it is a carve-out for the device.
    [Theory]
    [InlineData("", "", "out")]
    [InlineData("reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges; r@50000000 { reg = <0 0x50000000 0 0x1000>; }; };", "", "0 ")]
    [InlineData("reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges; r@50000000 { reg = <0 0x50000000 0 0x800>; }; };", "", "out")]
    [InlineData("", "/memreserve/ 0x50000000 0x1000;", "0 ")]
    [InlineData("", "/memreserve/ 0x50000000 0xfff;", "out")]
    public void Memory_is_registers_where_it_is_reserved(string nodes, string head, string chosen)
    {
        DefaultSelection selection = Of("dev@50000000 { compatible = \"acme,dev\"; reg = <0 0x50000000 0 0x1000>; };" + nodes, head);
        Assert.Equal(chosen, Chosen(selection, "/dev@50000000"));
    }

    [Fact]
    public void Any_stretch_of_memory_is_memory()
    {
        string source = Specimens.QemuVirt.Replace("reg = <0 0x40000000 0 0x80000000>", "reg = <0 0x40000000 0 0x10000000>, <0 0x60000000 0 0x10000000>", StringComparison.Ordinal)
            .Replace("timer {", "dev@60000000 { compatible = \"acme,dev\"; reg = <0 0x60000000 0 0x1000>; };\ntimer {", StringComparison.Ordinal);
        Assert.Equal("out", Chosen(DefaultSelection.Of(Declare.Board(source)), "/dev@60000000"));
    }

    // The driver of the controller finds the device of an interrupt, so the same guest must have the controller, also if it is part of a device.
    [Theory]
    [InlineData("okay", "0 82")]
    [InlineData("disabled", "0 ")]
    public void A_shared_line_goes_with_its_controller(string status, string chosen) =>
        Assert.Equal(chosen, Chosen(Of(Line.Replace("STATUS", status, StringComparison.Ordinal)), "/dev@e000000"));

    [Fact]
    public void A_shared_line_goes_with_the_device_that_its_controller_is_a_part_of() => Assert.Equal(
        "0 82",
        Chosen(
            Of("""
                whole@f000000 { compatible = "acme,whole"; reg = <0 0xf000000 0 0x1000>;
                    cascade: bank { compatible = "rockchip,gpio-bank"; gpio-controller; #gpio-cells = <2>; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 50 4>; }; };
                dev@e000000 { compatible = "acme,dev"; reg = <0 0xe000000 0 0x1000>; interrupt-parent = <&cascade>; interrupts = <1 4>; };
                """),
            "/dev@e000000"));

    // A domain has ids for 62 interrupts: many, then uart, rtc, gpio, blk0, blk1, blk8. A number that is already delivered needs no further id.
    [Theory]
    [InlineData(55, "0 56", 0)]
    [InlineData(56, "0 56", 0)]
    [InlineData(57, "0 ", 1)]
    [InlineData(58, "0 ", 2)]
    public void Interrupts_go_as_far_as_ids_do(int count, string last, int undelivered)
    {
        string lines = string.Join(", ", Enumerable.Range(30, count).Select(static i => $"<0 {i} 4>"));
        DefaultSelection selection = DefaultSelection.Of(Declare.Board(Specimens.QemuVirt.Replace("timer {", $"many@c000000 {{ compatible = \"acme,many\"; reg = <0 0xc000000 0 0x1000>; interrupts = {lines}; }};\ntimer {{", StringComparison.Ordinal)
            + "/ { again@e000000 { compatible = \"acme,again\"; reg = <0 0xe000000 0 0x1000>; interrupts = <0 30 4>; }; };"));
        Assert.Equal(Math.Min(62, count + 6), selection.Devices.SelectMany(static d => d.Interrupts).Select(static i => i.Number).Distinct().Count());
        Assert.Equal((last, "0 62"), (Chosen(selection, "/virtio_mmio@a001000"), Chosen(selection, "/again@e000000")));
        Assert.Equal(undelivered, selection.Undelivered);
    }

    // If the platform is unknown, the controller belongs to the kernel, and a guest has 44 bits of addresses.
    [Theory]
    [InlineData("<0 0x9000000 0 0x1000>", "0 ")]
    [InlineData("<0 0x8000000 0 0x1000>", "out")]
    [InlineData("<0 0x8004000 0 0x1000>", "out")]
    [InlineData("<0xfff 0xfffff000 0 0x1000>", "0 ")]
    [InlineData("<0xfff 0xfffff000 0 0x1001>", "out")]
    public void On_another_board_registers_go_unless_they_are_the_controllers(string reg, string chosen) => Assert.Equal(
        chosen,
        Chosen(
            DefaultSelection.Of(Declare.Board($$"""
                /dts-v1/;
                / {
                    compatible = "acme,board"; interrupt-parent = <&gic>; #address-cells = <2>; #size-cells = <2>;
                    gic: gic@8000000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; reg = <0 0x8000000 0 0x1000>, <0 0x8002000 0 0x2000>, <0 0x8004000 0 0x2000>, <0 0x8006000 0 0x2000>; };
                    dev { compatible = "acme,dev"; reg = {{reg}}; };
                };
                """)),
            "/dev"));
}

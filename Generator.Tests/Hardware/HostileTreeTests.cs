using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>Pathological trees: resolving them ends, without an exception.</summary>
public sealed class HostileTreeTests
{
    [Theory]
    [InlineData("#address-cells = <0xffffffff>; #size-cells = <1>; n@1 { reg = <1 1>; };")]
    [InlineData("#address-cells = <0>; #size-cells = <0>; n@1 { reg = <1 1>; };")]
    [InlineData("#address-cells = \"ab\"; n@1 { reg = <1 1 1>; ranges = <1>; };")]
    [InlineData("n { interrupt-parent; interrupts = <1>; };")]
    [InlineData("n { interrupt-parent = [01 02]; interrupts = [01 02 03]; };")]
    [InlineData("g: g { interrupt-controller; #interrupt-cells; }; n { interrupt-parent = <&g>; interrupts = <1>; };")]
    [InlineData("g: g { interrupt-controller; #interrupt-cells = <0xffffffff>; interrupt-map = <1 2>; }; n { interrupt-parent = <&g>; interrupts = <1>; };")]
    [InlineData("g: g { interrupt-controller; #interrupt-cells = <0>; }; n { interrupt-parent = <&g>; interrupts = <1>; };")]
    [InlineData("a: a { interrupt-parent = <&b>; interrupts = <1>; }; b: b { interrupt-parent = <&a>; };")]
    [InlineData("a: a { compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&b>; interrupts = <1>; }; b: b { compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&a>; interrupts = <1>; };")]
    [InlineData("a: a { compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&a>; interrupts = <1>; };")]
    public void A_contradiction_is_resolved(string content) => Sel4Board.Resolve(Specimen.Compile(content));

    [Fact]
    public void A_long_chain_of_cascades_ends()
    {
        StringBuilder text = new();
        for (int i = 0; i < 3000; i++)
            text.Append(CultureInfo.InvariantCulture, $"c{i}: c{i} {{ compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&c{i + 1}>; interrupts = <1>; }};\n");
        text.Append("c3000: c3000 { compatible = \"riscv,plic0\"; interrupt-controller; #interrupt-cells = <1>; };");
        Assert.Equal(3002, Sel4Board.Resolve(Specimen.Compile(text.ToString())).Devices.Length);
    }

    // If each address were searched for in each row, this would not end.
    [Fact]
    [Trait("Category", "Slow")]
    public void Each_of_many_regions_goes_through_its_own_of_many_rows()
    {
        const int rows = 100_000;
        StringBuilder text = new("#address-cells = <1>; #size-cells = <1>; b { #address-cells = <1>; #size-cells = <1>; ranges = <");
        for (int i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i * 16} {0x80000000 - (i * 32)} 16 ");
        text.Append(">; d { reg = <");
        int[] used = [.. Enumerable.Range(0, rows / 8).Select(static i => i * 8)];
        foreach (int i in used)
            text.Append(CultureInfo.InvariantCulture, $"{(i * 16) + 4} 4 ");
        text.Append(">; }; };");

        Assert.Equal(
            used.Select(static i => (ulong?)(0x80000000 - ((ulong)i * 32) + 4)),
            Sel4Board.Resolve(Specimen.Compile(text.ToString())).At("/b/d").Regions.Select(static region => region.Address));
    }

    [Theory]
    [InlineData("reg", 1, 16384, 16384)]
    [InlineData("reg", 1, 16385, 16384)]
    [InlineData("interrupts", 1, 16384, 16384)]
    [InlineData("interrupts", 1, 16385, 16384)]
    [InlineData("interrupts-extended", 2, 16384, 16384)]
    [InlineData("interrupts-extended", 2, 16385, 16384)]
    public void Of_more_entries_than_hardware_has_the_first_are_read(string property, int cells, int given, int read)
    {
        string entries = string.Concat(Enumerable.Repeat(cells == 1 ? "1 " : "&g 1 ", given));
        Sel4Board board = Specimen.Resolve($"g: g {{ interrupt-controller; #interrupt-cells = <1>; }}; b {{ #address-cells = <1>; #size-cells = <0>; d@1 {{ interrupt-parent = <&g>; {property} = <{entries}>; }}; }};");

        Boards.Hardware.Device device = board.At("/b/d@1");
        Assert.Equal(read, property == "reg" ? device.Regions.Length : device.Interrupts.Length);
        Assert.Equal(
            given > read ? (string[])[$"/b/d@1: {property} has more than 16384 entries; only the first 16384 are read, so the others have no constants and are not passed"] : [],
            board.Diagnostics.Where(static found => found.Id == "BRD2015").Select(static found => found.Message));
    }

    [Fact]
    public void Of_more_assigned_addresses_than_hardware_has_the_first_are_read()
    {
        string entries = string.Concat(Enumerable.Repeat("0x02000000 0 0x1000 0 0x100 ", 16385));
        Sel4Board board = Specimen.Resolve($"pci {{ device_type = \"pci\"; #address-cells = <3>; #size-cells = <2>; ranges = <0x02000000 0 0 0 0 0 0x10000>; f@0 {{ reg = <0 0 0 0 0>; assigned-addresses = <{entries}>; }}; }};");
        Assert.Equal(16384, board.At("/pci/f@0").AssignedRegions.Length);
        Assert.Contains(board.Diagnostics, static found => found.Id == "BRD2015" && found.Message.StartsWith("/pci/f@0: assigned-addresses has", StringComparison.Ordinal));
    }

    // If each path were walked from the bus to the root, this would take minutes.
    [Fact]
    public void A_region_in_thousands_of_buses_with_empty_ranges_has_its_address()
    {
        const int buses = 5000;
        string content = "#address-cells = <1>; #size-cells = <1>; "
            + string.Concat(Enumerable.Range(0, buses).Select(static i => FormattableString.Invariant($"b {{ #address-cells = <1>; #size-cells = <1>; ranges; reg = <{i * 4096} 4096>; ")))
            + string.Concat(Enumerable.Repeat("};", buses));

        Assert.Equal(
            Enumerable.Range(0, buses).Select(static i => (ulong?)i * 4096),
            Sel4Board.Resolve(Specimen.Compile(content)).Devices.SelectMany(static device => device.Regions).Select(static region => region.Address));
    }

    [Theory]
    [InlineData("#address-cells = <2>; #size-cells = <1>; ranges;", "0 0x1000", "0x1000+0x10")]
    [InlineData("#address-cells = <2>; #size-cells = <1>; ranges;", "1 0x1000", "Unreadable 0x100001000")]
    [InlineData("#address-cells = <1>; #size-cells = <0>; ranges;", "0x1000", "BusNumber 0x1000")]
    [InlineData("#address-cells = <1>; #size-cells = <1>; ranges = <0x1000 0x5000 0x100>;", "0x1000", "0x5000+0x10")]
    [InlineData("#address-cells = <1>; #size-cells = <1>;", "0x1000", "Unmapped 0x1000")]
    public void A_bus_among_others_with_empty_ranges_counts(string bus, string address, string region)
    {
        const string alike = "a { #address-cells = <1>; #size-cells = <1>; ranges; ";
        Assert.Equal(region, Specimen.Resolve($"#address-cells = <1>; #size-cells = <1>; {alike} {alike} b {{ {bus} d {{ reg = <{address} {(region.StartsWith("BusNumber", StringComparison.Ordinal) ? "" : "0x10")}>; }}; }}; }}; }};").Regions("/a/a/b/d"));
    }

    [Theory]
    [InlineData("BRD2007", "n{0}@0 {{ reg = <0 0x1000>; }};")]
    [InlineData("BRD2008", "n@{0:x} {{ reg = <{0} 1>; }}; m@{0:x}000 {{ reg = <0x{0:x}000 1>; }}; k@{0:x}001 {{ reg = <0x{0:x}001 1>; }};")]
    [InlineData("BRD2014", "n@{0:x}000 {{ reg = <0x{0:x}000 0x1000>; }};")]
    public void A_rule_that_finds_everything_wrong_reports_it_a_thousand_times(string id, string node)
    {
        StringBuilder text = new("#address-cells = <1>; #size-cells = <1>; memory@0 { device_type = \"memory\"; reg = <0 0x80000000>; };");
        for (int i = 0; i < 3000; i++)
            text.AppendFormat(CultureInfo.InvariantCulture, node, i);

        Assert.Equal(1000, Sel4Board.Resolve(Specimen.Compile(text.ToString())).Diagnostics.Count(diagnostic => diagnostic.Id == id));
    }

    [Fact]
    public void Disabled_nodes_take_nothing_from_what_is_reported()
    {
        StringBuilder text = new("#address-cells = <1>; #size-cells = <1>; b { #address-cells = <1>; #size-cells = <1>; ranges = <0 0 16>; ");
        for (int i = 0; i < 2000; i++)
            text.Append(CultureInfo.InvariantCulture, $"n{i} {{ reg = <0x1000 4>; status = \"{(i < 1990 ? "disabled" : "okay")}\"; }};");

        Assert.Equal(
            Enumerable.Range(1990, 10).Select(static i => FormattableString.Invariant($"/b/n{i}")),
            Sel4Board.Resolve(Specimen.Compile(text + "};")).Diagnostics.Where(static diagnostic => diagnostic.Id == "BRD2001").Select(static diagnostic => diagnostic.Message.Split(':')[0]));
    }

    [Theory]
    [InlineData(0, "101 level")]
    [InlineData(99_999, "191 level")]
    [InlineData(100_000, "none")]
    [InlineData(100_001, "35 level")]
    [Trait("Category", "Slow")]
    public void An_interrupt_finds_its_own_of_many_rows(int key, string irq)
    {
        // The first of two rows for a key counts, unless it leads to a disabled node.
        StringBuilder rows = new();
        for (int i = 0; i < 100_000; i++)
            rows.Append(CultureInfo.InvariantCulture, $"{i} &gic 0 {(i % 100) + 69 - (i == 99_999 ? 9 : 0)} 4 ");
        string board = $$"""
            off: off { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; status = "disabled"; };
            x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <{{rows}} 0 &gic 0 1 4 100000 &off 0 2 4 100001 &off 0 2 4 100001 &gic 0 3 4>; };
            d { interrupt-parent = <&x>; interrupts = <{{key}}>; };
            """;
        Assert.Equal(irq, Specimen.WithGic(board).Irq("/d"));
    }

    [Fact]
    public void A_long_chain_of_front_ends_ends()
    {
        StringBuilder text = new();
        for (int i = 0; i < 3000; i++)
            text.Append(CultureInfo.InvariantCulture, $"c{i}: c{i} {{ compatible = \"mediatek,mt6577-sysirq\"; interrupt-controller; #interrupt-cells = <3>; interrupt-parent = <&c{i + 1}>; }};\n");
        text.Append("c3000: c3000 { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <3>; };");
        text.Append("d { interrupt-parent = <&c0>; interrupts = <0 8 4>; };");
        Assert.Equal("none", Sel4Board.Resolve(Specimen.Compile(text.ToString())).Irq("/d"));
    }
}

using System;
using System.IO;
using System.Text.Json;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>boards diff</c>.</summary>
public sealed class DiffCommandTests : IDisposable
{
    private const string Source = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            interrupt-parent = <&gic>;
            gic: interrupt-controller@1000 {
                compatible = "arm,gic-400";
                reg = <0x1000 0x1000>, <0x2000 0x2000>;
                interrupt-controller;
                #interrupt-cells = <3>;
            };
            clk: clock@8000 { compatible = "acme,clk"; reg = <0x8000 0x100>; #clock-cells = <1>; };
            pinctrl@7000 {
                compatible = "acme,pins";
                reg = <0x7000 0x100>;
                fast: fast { pins = "a1"; function = "uart"; };
            };
            uart: serial@9000 {
                compatible = "ns16550a";
                reg = <0x9000 0x100>;
                reg-names = "uart";
                interrupts = <0 8 4>;
                clocks = <&clk 3>;
                pinctrl-names = "default";
                pinctrl-0 = <&fast>;
            };
            bus { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges; lamp@a000 { compatible = "acme,lamp"; reg = <0xa000 0x100>; }; };
        };
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("reg = <0x9000 0x100>", "reg = <0x9000 0x200>", "~ /serial@9000\n    region uart: 0x9000+0x100 → 0x9000+0x200\n")]
    [InlineData("<0 8 4>", "<0 9 1>", "~ /serial@9000\n    interrupt interrupts[0]: 40 level at /interrupt-controller@1000 → 41 edge at /interrupt-controller@1000\n")]
    [InlineData("interrupts = <0 8 4>;", "", "~ /serial@9000\n    interrupt interrupts[0]: 40 level at /interrupt-controller@1000 → (none)\n")]
    [InlineData("clocks = <&clk 3>;", "clocks = <&clk 4>;", "~ /serial@9000\n    dependency clocks[0]: /clock@8000 0x3 → /clock@8000 0x4\n")]
    [InlineData("pins = \"a1\"", "pins = \"a2\"", "~ /serial@9000\n    pins pinctrl-0[0]: /pinctrl@7000/fast { pins = a1; function = uart } → /pinctrl@7000/fast { pins = a2; function = uart }\n")]
    [InlineData("\"ns16550a\"", "\"acme,uart\", \"ns16550a\"", "~ /serial@9000\n    compatible: ns16550a → acme,uart, ns16550a\n")]
    [InlineData("compatible = \"simple-bus\";", "compatible = \"simple-bus\"; status = \"disabled\";", "~ /bus\n    status: okay → disabled\n~ /bus/lamp@a000\n    status: okay → okay (disabled above)\n")]
    [InlineData("lamp@a000 { compatible = \"acme,lamp\"; reg = <0xa000 0x100>; };", "", "- /bus/lamp@a000\n    status: okay\n    compatible: acme,lamp\n    region reg[0]: 0xa000+0x100\n")]
    [InlineData("ranges;", "ranges; more@b000 { reg = <0xb000 0x100>; };", "+ /bus/more@b000\n    status: okay\n    region reg[0]: 0xb000+0x100\n")]
    public void A_change_for_hardware_is_shown_and_the_exit_code_is_1(string before, string after, string shown)
    {
        string first = _run.File("a.dts", Source);
        string second = _run.File("b.dts", Changed(before, after));

        Assert.Equal((1, shown, ""), (_run.Boards("diff", first, second).Code, _run.Text, _run.Messages));
        Schemas.Follows("diff.schema.json", _run.Boards("diff", first, second, "--json").Text);
        using JsonDocument json = JsonDocument.Parse(_run.Text);
        Assert.Equal(1, _run.Code);
        Assert.False(json.RootElement.GetProperty("same").GetBoolean());
        Assert.Equal(shown.Split('\n').Length - 1 - json.RootElement.GetProperty("nodes").GetArrayLength(), Facts(json.RootElement));
    }

    // A comment, the order of nodes, a label, and a property from which no software reads addresses or interrupts.
    [Theory]
    [InlineData("bus {", "/* a bus */ renamed: bus {")]
    [InlineData("compatible = \"acme,lamp\"; reg = <0xa000 0x100>;", "reg = <0xa000 0x100>; compatible = \"acme,lamp\"; acme,colour = \"red\";")]
    public void What_is_nothing_to_hardware_is_not_shown(string before, string after)
    {
        Assert.Equal((0, ""), (_run.Boards("diff", _run.File("a.dts", Source), _run.File("b.dts", Changed(before, after))).Code, _run.Text));
        Assert.Equal((0, "{\"same\":true,\"nodes\":[]}\n"), (_run.Boards("diff", _run.PathOf("a.dts"), _run.PathOf("b.dts"), "--json").Code, _run.Text));
        Schemas.Follows("diff.schema.json", _run.Text);
    }

    [Theory]
    [InlineData("Boards.OdroidC4/odroidc4.dts")]
    [InlineData("Boards.Qemu/virt-gicv2.dts")]
    public void A_blob_is_the_same_as_its_source(string board)
    {
        string source = Path.Combine(Repository.Root, board);
        _run.Boards("dtb", source, "-o", _run.PathOf("a.dtb"));

        Assert.Equal((0, ""), (_run.Boards("diff", source, _run.PathOf("a.dtb")).Code, _run.Text));
    }

    [Fact]
    public void A_source_with_errors_or_none_is_no_difference()
    {
        string source = _run.File("a.dts", Source);
        Assert.Equal(2, _run.Boards("diff", source, _run.File("b.dts", "/dts-v1/;\n/ { a = <&nothing>; };\n")).Code);
        Assert.Contains(": error BRD", _run.Messages, StringComparison.Ordinal);
        Assert.Equal(2, _run.Boards("diff", source, _run.PathOf("no.dts")).Code);
        Assert.Equal("", _run.Text);
    }

    private static string Changed(string before, string after)
    {
        Assert.Contains(before, Source, StringComparison.Ordinal);
        return Source.Replace(before, after, StringComparison.Ordinal);
    }

    private static int Facts(JsonElement difference)
    {
        int facts = 0;
        foreach (JsonElement node in difference.GetProperty("nodes").EnumerateArray())
            facts += node.GetProperty("facts").GetArrayLength();
        return facts;
    }
}

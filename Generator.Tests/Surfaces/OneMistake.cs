using System;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Xunit;

namespace Boards.Tests.Surfaces;

/// <summary>One mistake has one message, although other places depend on the wrong value. The board without the mistake has none.</summary>
public sealed class OneMistake
{
    private const string Right = """
        /dts-v1/;
        #include "defs.h"
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
            chosen { stdout-path = "serial0:115200n8"; };
            aliases { serial0 = &uart0; };
            gic: interrupt-controller@8000000 {
                compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>;
                reg = <0x8000000 0x1000>, <0x8002000 0x2000>, <0x8004000 0x2000>, <0x8006000 0x2000>;
            };
            soc {
                compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges;
                clk: clock-controller@9100000 { compatible = "acme,clk"; reg = <0x9100000 0x1000>; #clock-cells = <1>; };
                uart0: serial@9000000 {
                    compatible = "arm,pl011", "arm,primecell";
                    reg = <0x9000000 0x1000>;
                    interrupts = <SPI 1 HIGH>;
                    clocks = <&clk 0>, <&clk 1>;
                    clock-names = "uartclk", "apb_pclk";
                    status = "okay";
                };
            };
        };

        """;

    [Fact]
    public void The_board_has_none() => Assert.Equal("", Of(Right));

    [Theory]
    [InlineData("defs.h", "nothing.h", "BRD0050 \"nothing.h\"")]
    [InlineData("#include \"defs.h\"", "include \"defs.h\"", "BRD0027 include")]
    [InlineData("HIGH", "HIHG", "BRD0017 HIHG")]
    [InlineData("<SPI 1 HIGH>", "<SPI 1 HIGH>, <5 HIGH>, <SPI 3 8>", "BRD2105 <SPI 1 HIGH>, <5 HIGH>, <SPI 3 8>")]
    [InlineData("<&clk 0>", "<&clk 1+1>", "BRD0033 +")]
    [InlineData("<&clk 0>", "<&clk>", "BRD1032 &clk")]
    [InlineData("<&clk 0>", "<&clc 0>", "BRD0210 &clc")]
    [InlineData("<&clk 0>", "<&/soc/clock-controller@9100000 0>", "BRD0032 &/soc/clock-controller@9100000")]
    [InlineData("= &uart0", "= uart0", "BRD0017 uart0")]
    [InlineData("= &uart0", "= &uart", "BRD0210 &uart")]
    [InlineData("status = \"okay\"", "status = \"enabled\"", "BRD2201 \"enabled\"")]
    [InlineData("status = \"okay\"", "status = okay\"", "BRD0017 okay\"")]
    [InlineData("compatible = \"simple-bus\"", "status = <DISABLED>; compatible = \"simple-bus\"", "BRD0017 DISABLED")]
    [InlineData("serial0 = &uart0; };", "serial0 = &uart0;", "BRD0022 ")]
    [InlineData("serial0 = &uart0; };", "serial0 = &uart0; }; };", "BRD0136 }")]
    [InlineData("uart0: serial", "uart0 = serial", "BRD0021 =")]
    [InlineData("uart0: serial", "uart-0: serial", "BRD0137 uart-0")]
    [InlineData("uart0", "uart-0", "BRD0137 uart-0")]
    [InlineData("= &uart0", "= &uart-0", "BRD0137 &uart-0")]
    [InlineData("reg = <0x9000000 0x1000>", "regs = <0x9000000 0x1000>", "BRD1087 regs")]
    [InlineData("serial@9000000", "serial", "BRD1014 serial")]
    [InlineData("0x9000000 0x1000", "0x900000000 0x1000", "BRD0030 0x900000000")]
    [InlineData("ranges;", "ranges; #interrupt-cells = <X>;", "BRD0017 X")]
    [InlineData("#clock-cells = <1>", "#clock-cells = <X>", "BRD0017 X")]
    [InlineData("#interrupt-cells = <3>", "#interrupt-cells = <THREE>", "BRD0017 THREE")]
    [InlineData("#address-cells = <1>; #size-cells = <1>; ranges;", "#address-cells = <X>; #size-cells = <1>; ranges;", "BRD0017 X")]
    [InlineData("#address-cells = <1>; #size-cells = <1>; ranges;", "#address-cells = <1>; #size-cells = <X>; ranges;", "BRD0017 X")]
    [InlineData("interrupt-parent = <&gic>", "interrupt-parent = <&gik>", "BRD0210 &gik")]
    public void A_mistake_has_one_message(string right, string wrong, string expected)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        Assert.Equal(expected, Of(Right.Replace(right, wrong, StringComparison.Ordinal)));
    }

    // No address below the bus is known then.
    [Fact]
    public void Ranges_that_cannot_be_read_have_one_message() =>
        Assert.Equal("BRD0017 BUS", Of(Right.Replace("soc {", "soc@0 {", StringComparison.Ordinal).Replace("ranges;", "ranges = <0x0 BUS 0x100>;", StringComparison.Ordinal)));

    // The block would enable the console, and refer back.
    [Theory]
    [InlineData("&uart { status = \"okay\"; };", "BRD0211 &uart")]
    [InlineData("&{/soc/serial} { status = \"okay\"; };", "BRD0211 &{/soc/serial}")]
    [InlineData("/ { p { port { endpoint { remote-endpoint = <&uart0_end>; }; }; }; }; &uart0 { status = \"okay\"; port { uart0_end: endpoint { remote-endpoint = <&end>; }; }; };", "BRD0210 &end")]
    public void A_block_that_is_left_out_has_one_message(string block, string expected) =>
        Assert.Equal(expected, Of(Right.Replace("status = \"okay\"", "status = \"disabled\"", StringComparison.Ordinal) + block));

    // If the label is used, or is in another file, or has another number, the references are wrong.
    [Theory]
    [InlineData("lammp: b { }; c { p = <&lamp>, &lamp; };", "BRD0210 lammp")]
    [InlineData("lammp: b { }; }; &lamp { }; / { c { p = <&lamp>; };", "BRD0210 lammp")]
    [InlineData("lammp: b { }; c { p = <&lamp>; };", "BRD0210 &lamp")]
    [InlineData("lammp: b { }; c { p = <&lamp &lamp &lammp>; };", "BRD0210 &lamp\nBRD0210 &lamp")]
    [InlineData("lammp: b { }; c { p = <&lamp &lamp>; }; }; &lammp { }; / {", "BRD0210 &lamp\nBRD0210 &lamp")]
    [InlineData("lammp: b { }; /omit-if-no-ref/ d { }; c { p = <&lamp &lamp>; }; }; /delete-node/ &lammp; / {", "BRD0210 &lamp\nBRD0210 &lamp")]
    [InlineData("lamp1: b { }; c { p = <&lamp2 &lamp2>; };", "BRD0210 &lamp2\nBRD0210 &lamp2")]
    [InlineData("c { p = <&lammmp &lammmp>; };\n#include \"lamp.dtsi\"\n", "BRD0210 &lammmp\nBRD0210 &lammmp")]
    public void A_label_that_is_misspelt_where_it_is_given_is_reported_there(string nodes, string expected) => Assert.Equal(expected, Of(Right + "/ { " + nodes + " };"));

    // The device may be disabled, as the controller of its interrupt is.
    [Fact]
    public void A_status_that_cannot_be_read_has_one_message()
    {
        const string Controller = """
            / {
                steer: interrupt-controller@9200000 {
                    compatible = "fsl,imx-irqsteer"; interrupt-controller; #interrupt-cells = <1>;
                    reg = <0x9200000 0x1000>; interrupts = <SPI 5 HIGH>; fsl,channel = <1>; fsl,num-irqs = <64>; status = "disabled";
                };
                panel@9300000 { compatible = "acme,panel"; reg = <0x9300000 0x1000>; interrupt-parent = <&steer>; interrupts = <8>; status = "disabled"; };
            };

            """;
        Assert.Equal("", Of(Right + Controller));
        Assert.Equal("BRD0017 disabled\"", Of(Right + Controller.Replace("<8>; status = \"disabled", "<8>; status = disabled", StringComparison.Ordinal)));
    }

    // A project that switches the rule off uses the name on purpose.
    [Fact]
    public void What_follows_from_a_misspelt_name_is_reported_if_the_misspelling_is_not()
    {
        string source = Right.Replace("interrupt-parent = <&gic>", "interrupt-parant = <&gic>", StringComparison.Ordinal);
        Assert.Equal("BRD1087 interrupt-parant", Of(source));
        Assert.Contains("BRD2101", Of(source, static rule => rule.Id == "BRD1087"), StringComparison.Ordinal);
    }

    // The messages of the board, its hardware and its default system.
    private static string Of(string source, Func<DiagnosticRule, bool>? isOff = null)
    {
        InMemorySources files = new InMemorySources().Add("t.dts", source).Add("defs.h", "#define SPI 0\n#define HIGH 4\n").Add("lamp.dtsi", "lamp: l { };\n");
        BoardCompilation board = BoardCompilation.Compile(new DevicetreeFile(files.FindSource("t.dts")!), [], files, CompileOptions.Default);
        return string.Join("\n", board.GetDiagnostics(isOff)
            .Where(static found => found.Severity > Severity.Hidden)
            .Select(found => $"{found.Id} {source.Substring(found.Location.Start, found.Location.Length)}"));
    }
}

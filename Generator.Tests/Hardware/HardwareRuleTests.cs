using System;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>Each rule is reported at its place, and nothing else is; on a clean board, none is.</summary>
public sealed class HardwareRuleTests
{
    private const string Flat = "#address-cells = <1>; #size-cells = <1>;\n";

    private static readonly string Gic = Specimen.Gic + "\n";

    private const string Banks = "exti: exti { compatible = \"st,stm32mp1-exti\"; interrupt-controller; #interrupt-cells = <2>; };\n"
        + "pins { compatible = \"st,stm32mp157-pinctrl\"; interrupt-parent = <&exti>;"
        + " a: a { gpio-controller; interrupt-controller; #interrupt-cells = <2>; }; b: b { gpio-controller; interrupt-controller; #interrupt-cells = <2>; }; };\n";

    [Theory]
    [InlineData("bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x100>; d@200 { reg = <{|BRD2001:0x200 0x10|}>; }; };")]
    [InlineData("bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x100>; d@80 { reg = <0x0 0x10 {|BRD2002:0x80 0x100|}>; }; };")]
    [InlineData("bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x100>, <0x100 0x8100 0x100>; d@80 { reg = <0x80 0x100>; }; };")]
    [InlineData("bus { #address-cells = <1>; #size-cells = <1>; ranges = <0x100 0x8100 0x100>, <0 0x8000 0x100>; d@80 { reg = <0x80 0x180>; }; };")]
    [InlineData("bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x100>, <0x100 0x9000 0x100>; d@80 { reg = <{|BRD2002:0x80 0x100|}>; }; };")]
    [InlineData("bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x100>, <0x180 0x8100 0x100>; d@80 { reg = <{|BRD2002:0x80 0x100|}>; }; };")]
    [InlineData("bus { #address-cells = <1>; #size-cells = <1>; ranges = {|BRD2003:<0 0x8000 0x100 0x200>|}; d@80 { reg = <0x80 0x10>; }; };")]
    [InlineData("bus { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = {|BRD2003:<0 0x8000>|}; d@80 { reg = <0x80 0x10>; }; };")]
    [InlineData("bus { #address-cells = <3>; #size-cells = <1>; ranges = <0 0 0 0xfffffff0 0x100>; d { reg = <0 0 0x8 1>; }; };")]
    [InlineData("d { reg = <0xfffff000 0x2000>; };")]
    [InlineData("i2c { #address-cells = <1>; d@1 { reg = {|BRD2005:<1>|}; }; };", "#address-cells = <2>; #size-cells = <2>;")]
    [InlineData("bus { #address-cells = <5>; #size-cells = <1>; ranges; d { reg = {|BRD2006:<0 0 0 0 0 1>|}; }; };")]
    [InlineData("a@1000 { compatible = \"a\"; reg = <0x1000 0x2000>; }; b@2000 { compatible = \"b\"; reg = <{|BRD2007:0x2000 0x1000|}>; };")]
    [InlineData("a@1000 { compatible = \"a\"; reg = <{|BRD2008:0x1000 0x100|}>; }; b@1100 { compatible = \"b\"; reg = <0x1100 0x100>; };")]
    [InlineData("{|BRD2011:bus|} { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; d@80 { reg = <0x80 0x10>; }; };")]
    [InlineData("bus { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges; d@80 { reg = <0x80 0x10>; }; };")]
    [InlineData("bus { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; d { }; };")]
    [InlineData("regulators { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <0>; d@1 { reg = <1>; }; };")]
    [InlineData("scm@4000 { compatible = \"syscon\", \"simple-bus\"; reg = <0x4000 0x1000>; #address-cells = <1>; #size-cells = <1>; d@80 { reg = <0x80 0x10>; }; };")]
    [InlineData("reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; p@0 { reg = <0 0x2000>; }; q@1000 { reg = <{|BRD2012:0x1000 0x2000|}>; }; };")]
    [InlineData("reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; p@0 { reg = <0 0x1000>; }; q@1000 { reg = <0x1000 0x2000>; }; };")]
    [InlineData("{|BRD2013:d@1000|} { reg = <0x2000 0x100>; };")]
    [InlineData("{|BRD2013:memory@0|} { device_type = \"memory\"; reg = <0x80000000 0x1000>; };")]
    [InlineData("memory@8000 { device_type = \"memory\"; reg = <0x8000 0x4000>; }; d@1000 { compatible = \"a\"; reg = <0x1000 0x100 {|BRD2014:0x8000 0x4000|}>; };")]
    [InlineData("memory@8000 { device_type = \"memory\"; reg = <0x8000 0x4000>; }; d@1000 { compatible = \"a\"; reg = <0x1000 0x100>, <0xc000 0x100>; };")]
    [InlineData("memory@8000 { device_type = \"memory\"; reg = <0x8000 0x4000>; }; d@8000 { compatible = \"a\"; status = \"disabled\"; reg = <0x8000 0x100>; };")]
    [InlineData("memory@8000 { device_type = \"memory\"; reg = <0x8000 0x4000>; }; reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; p@9000 { reg = <0x9000 0x1000>; }; }; d@9000 { compatible = \"a\"; reg = <0x9000 0x100>; };")]
    [InlineData("d@2000 { reg = <0x1000 0x100>, <0x2000 0x100>; };")]
    [InlineData("port@1 { reg = <0x1000 0x100>; };")]
    [InlineData("pcie@10000000 { device_type = \"pci\"; #address-cells = <3>; #size-cells = <2>; reg = <0x40000000 0x1000>; ranges = <0x2000000 0 0x10000000 0x10000000 0 0x1000>; };")]
    [InlineData("bus@8000 { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x1000>; d@8080 { reg = <0x80 0x10>; }; };")]
    [InlineData("bus { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges; d@80 { reg = <0x90 0x10>; }; };")]
    [InlineData("bus { #address-cells = <2>; #size-cells = <1>; ranges; d@80 { reg = <0x1 0x80 0x10>; }; nand@3 { reg = <0x3 0x0 0x10>; }; };", "#address-cells = <2>; #size-cells = <1>;")]
    [InlineData("d@1000 { compatible = \"a\"; reg = <0x1000 0x100>; reg-names = {|BRD2010:\"one\", \"two\"|}; };")]
    [InlineData("a { reg = <0x1000 0x1000>; status = {|BRD2201:\"dissabled\"|}; };")]
    [InlineData("a { status = \"disabled\"; b { {|BRD2202:status|} = \"okay\"; }; };")]
    [InlineData("reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; p@0 { reg = <0 4>; no-map; {|BRD2204:reusable|}; }; };")]
    [InlineData("d { interrupts = {|BRD2101:<1>|}; };")]
    [InlineData("d { interrupts = {|BRD2101:<1>|}; }; e { interrupts = <2>; }; f { status = \"disabled\"; interrupts = <2>; };")]
    [InlineData("bus { interrupt-parent = {|BRD2102:<0x77>|}; d { interrupts = <1>; }; e { interrupts = <2>; }; };")]
    [InlineData("p: p { }; gic: gic { interrupt-controller; #interrupt-cells = <3>; q: q { }; }; d { interrupt-parent = <&q>; {|BRD2103:interrupts|} = <1 2>; };")]
    [InlineData("a { status = \"disabled\"; b { {|BRD2202:status|} = \"okay\"; }; c { status = \"okay\"; }; };")]
    [InlineData("a { status = {|BRD2201:\"off\"|}; b { status = \"okay\"; }; };")]
    [InlineData("d { interrupt-parent = {|BRD2102:<0x77>|}; interrupts = <1>; };")]
    [InlineData("d { interrupts-extended = <{|BRD2102:0x77|} 1>; };")]
    [InlineData("p: p { }; d { interrupt-parent = <&p>; {|BRD2103:interrupts|} = <1>; };")]
    [InlineData("p: p { #interrupt-cells = <1 2>; }; d { interrupt-parent = <&p>; {|BRD2103:interrupts|} = <1>; };")]
    [InlineData("p: p { #interrupt-cells = <1 2>; }; d { interrupts-extended = <{|BRD2103:&p|} 1>; };")]
    [InlineData("gic: gic { interrupt-controller; #interrupt-cells = <3>; p: p { #interrupt-cells = [01]; }; }; d { interrupt-parent = <&p>; {|BRD2103:interrupts|} = <1>; };")]
    public void A_rule_of_addresses_status_or_parents_fires_at_its_place(string content, string cells = Flat) =>
        Specimen.Verify(cells + content, null, content.Contains("0xfffffff0", StringComparison.Ordinal) ? ["BRD2004"] : content.Contains("BRD2007", StringComparison.Ordinal) ? ["BRD2008"] : []);

    [Theory]
    [InlineData("d { interrupts-extended = <{|BRD2104:&gic|} 0 8>; };")]
    [InlineData("d { interrupts-extended = <&gic 0 8 4>, <{|BRD2104:&gic|} 0 8>; };")]
    [InlineData("d { interrupts-extended = <&gic 0 8 4>, <{|BRD2102:0x77|} 0 8>; };")]
    [InlineData("x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &gic 0 8 4>, <{|BRD2106:2|} &gic 0>; };\nd { interrupt-parent = <&x>; interrupts = <1>; };")]
    [InlineData("p: p { }; x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &gic 0 8 4>, <2 {|BRD2106:&p|} 0 8 4>; };\nd { interrupt-parent = <&x>; interrupts = <1>; };")]
    [InlineData("d { interrupts = {|BRD2105:<0 8 4 0 9>|}; };")]
    [InlineData("x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <{|BRD2106:1|} &gic 0 8>; };\nd { interrupt-parent = <&x>; interrupts = <1>; };")]
    [InlineData("x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 {|BRD2106:0x77|} 0 8 4>; };\nd { interrupt-parent = <&x>; interrupts = <1>; };")]
    [InlineData("x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map-mask = {|BRD2107:<0 0 7>|}; interrupt-map = <1 &gic 0 8 4>; };\nd { interrupt-parent = <&x>; interrupts = <1>; };")]
    [InlineData("x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map-pass-thru = {|BRD2107:<0 7>|}; interrupt-map = <1 &gic 0 8 4>; };\nd { interrupt-parent = <&x>; interrupts = <1>; };")]
    [InlineData("x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map-pass-thru = {|BRD2107:<0 7>|}; interrupt-map = <1 &gic 0 8 4>; };\nd { interrupt-parent = <&x>; interrupts = <{|BRD2108:2|}>; };")]
    [InlineData("x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &gic 0 8 4>; };\nd { interrupt-parent = <&x>; interrupts = <{|BRD2108:2|}>; };")]
    [InlineData("y: y { compatible = \"arm,gic-400\"; status = \"disabled\"; interrupt-controller; #interrupt-cells = <3>; };\nx: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &y 0 8 4>; };\nd { interrupt-parent = <&x>; interrupts = <{|BRD2109:1|}>; };")]
    [InlineData("ic: {|BRD2110:ic|} { compatible = \"acme,ic\"; interrupt-controller; #interrupt-cells = <1>; };\nd { interrupt-parent = <&ic>; interrupts = <1>; };")]
    [InlineData("d { interrupts = <0 8 4>; interrupt-names = {|BRD2010:\"a\", \"b\"|}; };")]
    [InlineData("d { {|BRD2112:interrupts|} = <0 8 4>; interrupts-extended = <&gic 0 9 4>; };")]
    [InlineData("a: a { #interrupt-cells = <1>; interrupt-parent = <&b>; }; b: b { #interrupt-cells = <1>; interrupt-parent = <&a>; };\nd { interrupt-parent = <&a>; interrupts = <{|BRD2113:1|}>; };")]
    [InlineData("d { interrupts = <{|BRD2114:5 8 4|}>; };")]
    [InlineData("d { interrupts = <{|BRD2115:0 988 4|}>; };")]
    [InlineData("d { interrupts = <{|BRD2116:0 8 8|}>; };")]
    [InlineData("ic: ic { compatible = \"mediatek,mt6577-sysirq\"; interrupt-controller; #interrupt-cells = <3>; };\nd { interrupt-parent = <&ic>; interrupts = <{|BRD2117:1 8 4|}>; };")]
    [InlineData("ic: ic { compatible = \"qcom,pdc\"; interrupt-controller; #interrupt-cells = <2>; qcom,pdc-ranges = <0 480 94>; };\nd { interrupt-parent = <&ic>; interrupts = <{|BRD2118:100 4|}>; };")]
    [InlineData("v3: v3 { compatible = \"arm,gic-v3\"; interrupt-controller; #interrupt-cells = <4>; };\nd { interrupt-parent = <&v3>; interrupts = <{|BRD2119:0 8 4 1|}>; };")]
    [InlineData("v3: v3 { compatible = \"arm,gic-v3\"; interrupt-controller; #interrupt-cells = <5>; };\nd { interrupt-parent = <&v3>; interrupts = <{|BRD2400:0 8 4 0 1|}>; };")]
    [InlineData("d { interrupts-extended = <&gic 0 8 4>, <0>; interrupt-names = {|BRD2010:\"a\", \"hole\", \"c\"|}; };")]
    [InlineData("d { interrupts-extended = <&gic 0 8 4>, <0>; interrupt-names = \"a\", \"hole\"; };")]
    [InlineData("v3: v3 { compatible = \"arm,gic-v3\"; interrupt-controller; #interrupt-cells = <5>; };\nd { interrupt-parent = <&v3>; interrupts = <0 8 4 0 0>; };")]
    [InlineData(Banks + "d { interrupt-parent = <&a>; interrupts = <3 1>; }; e { interrupt-parent = <&b>; interrupts = <{|BRD2403:3 1|}>; };")]
    [InlineData(Banks + "d { interrupt-parent = <&a>; interrupts = <3 1>; }; e { interrupt-parent = <&a>; interrupts = <3 1>; }; f { interrupt-parent = <&b>; interrupts = <4 1>; };")]
    [InlineData("d { interrupts = <{|BRD2125:0 8 0|}>; };")]
    [InlineData("d { interrupts = <{|BRD2125:0 8 5|}>; };")]
    [InlineData("v: {|BRD2127:v|} { compatible = \"ti,sci-inta\"; interrupt-controller; #interrupt-cells = <1>; };\nd { interrupts-extended = <&v 3>, <&v 4>; };")]
    [InlineData("v: v { compatible = \"riscv,cpu-intc\"; interrupt-controller; #interrupt-cells = <1>; };\nd { interrupts-extended = <{|BRD2127:&v 13|}>, <&v 14>; };")]
    [InlineData("v: {|BRD2126:v|} { compatible = \"arm,pl190-vic\"; interrupt-controller; #interrupt-cells = <1>; };\nd { interrupt-parent = <&v>; interrupts = <3>; };")]
    [InlineData("p: p { compatible = \"arm,pl061\"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 7 4>; };\nd { interrupt-parent = <&p>; interrupts = <{|BRD2123:3 4|}>; };")]
    [InlineData("p: p { compatible = \"mediatek,mt6577-sysirq\"; status = \"disabled\"; interrupt-controller; #interrupt-cells = <3>; };\nd { interrupt-parent = <&p>; interrupts = <{|BRD2203:0 7 4|}>; };")]
    [InlineData("p: p { compatible = \"mediatek,mt6577-sysirq\"; status = \"disabled\"; interrupt-controller; #interrupt-cells = <3>; };\nd { interrupt-parent = <&p>; interrupts = <{|BRD2203:0 7 4|}>, <0 9 4>; }; e { interrupt-parent = <&p>; interrupts = <0 8 4>; };")]
    [InlineData("p: p { compatible = \"mediatek,mt6577-sysirq\"; status = {|BRD2201:\"of\"|}; interrupt-controller; #interrupt-cells = <3>; };\nd { interrupt-parent = <&p>; interrupts = <0 7 4>; };")]
    [InlineData("bus { status = \"disabled\"; p: p { compatible = \"mediatek,mt6577-sysirq\"; {|BRD2202:status|} = \"okay\"; interrupt-controller; #interrupt-cells = <3>; }; };\nd { interrupt-parent = <&p>; interrupts = <0 7 4>; };")]
    [InlineData("a { interrupts = <0 7 4>; }; b { interrupts = <{|BRD2304:0 7 1|}>; };")]
    public void A_rule_of_interrupts_fires_at_its_place(string content) => Specimen.Verify(Gic + content);

    [Theory]
    [InlineData("""d { interrupts = <{|BRD2301:0 128 4|}>; };""", "linux,dummy-virt")]
    [InlineData("""timer { compatible = "arm,armv8-timer"; interrupts = <1 13 8>, <1 14 8>, <1 11 8>, <1 10 8>; }; d { interrupts = <{|BRD2302:1 11 4|}>; };""")]
    [InlineData("""d@f000f00 { compatible = "acme,d"; reg = <{|BRD2303:0 0xf000f00 0 0x200|}>; };""")]
    [InlineData("""d { reg = <{|BRD2009:0x100 0 0 0x1000|}>; };""", "linux,dummy-virt")]
    public void A_rule_of_platforms_fires_at_its_place(string content, string compatible = "acme,board") =>
        Specimen.Verify($"compatible = \"{compatible}\";\n" + Gic + content, null, "BRD2007", "BRD2008");

    [Fact]
    public void An_address_beyond_64_bits_is_an_error() => Specimen.Verify("""
        #address-cells = <2>; #size-cells = <2>;
        bus { #address-cells = <2>; #size-cells = <2>; ranges = <0 0 0xffffffff 0xfffffff8 0 0x1000>; d@10 { reg = <{|BRD2004:0 0x10 0 0x10|}>; }; };
        """);

    private const string Mux = """
        mux: mux { compatible = "amlogic,meson-gpio-intc"; interrupt-controller; #interrupt-cells = <2>; amlogic,channel-interrupts = <64>; };
        """;

    [Theory]
    [InlineData("a { interrupt-parent = <&mux>; interrupts = <{|BRD2120:26 8|}>; };", null)]
    [InlineData("a { interrupt-parent = <&mux>; interrupts = <{|BRD2120:26 8|}>; }; b { interrupt-parent = <&mux>; interrupts = <{|BRD2121:27 8|}>; };", null)]
    [InlineData("a { interrupt-parent = <&mux>; interrupts = <{|BRD2122:26 8|}>; };", 5u)]
    [InlineData("a { interrupt-parent = <&mux>; interrupts = <26 8>; };", 96u)]
    public void A_rule_of_placed_lines_fires_at_its_place(string content, uint? chosen) =>
        Specimen.Verify(Gic + Mux + content, chosen is { } number ? new Sel4Options { Lines = [new LineChoice { Path = "/a", Index = 0, Number = number }] } : null);

    [Fact]
    public void A_table_of_the_wrong_length_is_reported_at_the_table() => Specimen.Verify(Gic + """
        mux: mux { compatible = "amlogic,meson-g12a-gpio-intc"; interrupt-controller; #interrupt-cells = <2>; amlogic,channel-interrupts = {|BRD2118:<64>|}; };
        a { interrupt-parent = <&mux>; interrupts = <26 8>; };
        """, null, "BRD2120");

    [Fact]
    public void A_name_that_fits_the_address_is_offered() => Assert.Equal(
        ("/d@1000", "d@2000"),
        Specimen.Verify(Flat + "{|BRD2013:d@1000|} { reg = <0x2000 0x100>; };").Select(static found => (found.FixNode!, found.FixName!)).Single());

    [Fact]
    public void A_disabled_device_is_not_judged() => Specimen.Verify(Gic + """
        d { status = "disabled"; interrupts = <0 988 4>; };
        """);

    // The same devices without the status are reported, so it is the status that suppresses the diagnostics.
    [Theory]
    [InlineData("bus { STATUS #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x100>; d@80 { reg = <0x80 0x100>; }; };", "BRD2002")]
    [InlineData("d@1000 { STATUS reg = <0x1000 0x100>; reg-names = \"one\", \"two\"; };", "BRD2010")]
    [InlineData("d@1000 { STATUS reg = <0x2000 0x100>; };", "BRD2013")]
    public void Warnings_of_a_disabled_node_are_not_reported(string content, string id)
    {
        Assert.Equal([id], Ids(""));
        Assert.Empty(Ids("status = \"disabled\";"));

        string[] Ids(string status) => [.. Specimen.Resolve(Flat + content.Replace("STATUS", status, StringComparison.Ordinal)).Diagnostics.Select(static d => d.Id)];
    }

    // A value that cannot be read is an error, whether the node is used or not.
    [Fact]
    public void Errors_of_a_disabled_node_are_reported() =>
        Specimen.Verify("#address-cells = <2>; #size-cells = <2>;\nbus { #address-cells = <2>; #size-cells = <2>; ranges = <0 0 0xffffffff 0xfffffff8 0 0x1000>; d@10 { status = \"disabled\"; reg = <{|BRD2004:0 0x10 0 0x10|}>; }; };");

    [Fact]
    public void A_clean_board_has_nothing_to_tell() => Specimen.Verify(Gic + """
        timer { compatible = "arm,armv8-timer"; interrupts = <1 13 8>, <1 14 8>, <1 11 8>, <1 10 8>; };
        soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x10000000 0x1000000>;
            uart@1000 { compatible = "arm,pl011"; reg = <0x1000 0x1000>; interrupts = <0 8 4>; };
            eth@2000 { compatible = "acme,eth"; reg = <0x2000 0x1000>, <0x3000 0x1000>; interrupts = <0 9 4>, <0 10 1>; }; };
        """);

    [Fact]
    public void A_message_starts_with_the_node_and_gives_the_chain()
    {
        Diagnostic found = Specimen.Verify(Gic + """
            inv: inv { compatible = "fsl,imx8mq-gpc"; interrupt-controller; #interrupt-cells = <3>; };
            d { interrupt-parent = <&inv>; interrupts = <{|BRD2116:0 95 8|}>; };
            """).Single();
        Assert.StartsWith("/d: interrupts[0] → inv → gic: <0 95 8> has the trigger type level-low", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("renesas,r9a09g057-icu", "{|BRD2116:0 4|}")]
    [InlineData("renesas,r9a09g057-icu", "0 1")]
    [InlineData("renesas,r9a09g057-icu", "{|BRD2116:1 4|}")]
    [InlineData("renesas,r9a09g057-icu", "1 8")]
    [InlineData("renesas,r9a09g077-icu", "{|BRD2116:0 8|}")]
    [InlineData("renesas,r9a09g077-icu", "1 1")]
    [InlineData("renesas,r9a09g077-icu", "{|BRD2116:16 4|}")]
    [InlineData("renesas,r9a09g077-icu", "16 3")]
    public void A_trigger_type_that_a_unit_of_Renesas_does_not_detect_is_reported(string compatible, string cells)
    {
        string entries = string.Join(", ", Enumerable.Range(0, 17).Select(static input => FormattableString.Invariant($"<0 {input} 4>")));
        Specimen.Verify(Gic + $$"""
            icu: icu { compatible = "{{compatible}}"; interrupt-controller; #interrupt-cells = <2>; interrupts = {{entries}}; };
            d { interrupt-parent = <&icu>; interrupts = <{{cells}}>; };
            """);
    }

    [Theory]
    [InlineData("<{|BRD2115:1 29 8|}>", "PPI 29 of <1 29 8> is not between 0 and 15; did you mean 13, which software numbers 29?; Linux and seL4 take it as interrupt 45")]
    [InlineData("<{|BRD2115:1 40 8|}>", "PPI 40 of <1 40 8> is not between 0 and 15; Linux and seL4 take it as interrupt 56")]
    public void A_private_interrupt_as_software_counts_it_is_reported_with_the_one_that_was_meant(string specifier, string end) =>
        Assert.EndsWith(end, Specimen.Verify(Gic + $"d {{ interrupts = {specifier}; }};").Single().Message, StringComparison.Ordinal);

    [Fact]
    public void Who_else_relies_on_what_is_switched_off_is_named() => Assert.EndsWith(
        "so the device is not used; the same is true of /a/c, /a/d",
        Specimen.Verify("a { status = \"disabled\"; b { {|BRD2202:status|} = \"okay\"; }; c { status = \"okay\"; }; d { status = \"okay\"; }; };").Single().Message, StringComparison.Ordinal);

    [Fact]
    public void Who_else_has_no_interrupt_parent_is_counted() => Assert.EndsWith(
        "; the same is true of 1 more node", Specimen.Verify("d { interrupts = {|BRD2101:<1>|}; }; e { interrupts = <2>; };").Single().Message, StringComparison.Ordinal);

    [Fact]
    public void Every_rule_has_an_id_of_its_own_in_this_layer()
    {
        DiagnosticRule[] rules = [.. HardwareRules.All, .. PlatformCatalog.All];
        Assert.Equal(rules.Length, rules.Select(static r => r.Id).Distinct().Count());
        Assert.All(rules, static r => Assert.Equal(DiagnosticCategory.Hardware, r.Category));
    }
}

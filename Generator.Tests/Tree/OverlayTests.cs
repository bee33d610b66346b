using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Overlays;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Tree;

public sealed class OverlayTests
{
    private const string Base = "/dts-v1/;\n/ {\n\taliases { ser = \"/soc/serial@1000\"; };\n\tsoc: soc { c = <&clk>; uart0: serial@1000 { reg = <0 0x1000 1>; }; clk: clock { }; };\n};\n";

    private const string Header = "/dts-v1/; /plugin/;\n";

    [Theory]
    [InlineData("BRD0134", "&soc { [|#address-cells|] = <1>; };\n", "&soc { #address-cells = <2>; };\n", "/soc: '#address-cells' becomes 1; /soc/serial@1000 was written for 2")]
    [InlineData("BRD0400", "[|&uart0|] { a; };\n&clk { a; };\n", "&{/soc/serial@1000} { a; };\n", "compiled without __symbols__")]
    [InlineData("BRD0401", "[|&uart00|] { a; };\n", "&uart0 { a; };\n", "did you mean 'uart0'?")]
    [InlineData("BRD0401", "&uart0 { a = <1>, <2 [|&clkk|] 3>; };\n", "&uart0 { a = <1>, <2 &clk 3>; };\n", "/fragment@0/__overlay__: 'a' refers to &clkk, which is not defined in the base; did you mean 'clk'?")]
    [InlineData("BRD0402", "[|&{/soc/serial@100}|] { a; };\n", "&{/soc/serial@1000} { a; };\n", "/soc has no child 'serial@100'; did you mean 'serial@1000'?")]
    [InlineData("BRD0402", "/ { f { [|target-path|] = \"serr\"; __overlay__ { a; }; }; };\n", "/ { f { target-path = \"ser\"; __overlay__ { a; }; }; };\n", "no alias 'serr'; did you mean 'ser'?")]
    [InlineData("BRD0402", "/ { f { [|target|] = <0x99>; __overlay__ { a; }; }; };\n", "/ { f { target = <&clk>; __overlay__ { a; }; }; };\n", "phandle 0x99")]
    [InlineData("BRD0403", "/ { [|f|] { __overlay__ { a; }; }; };\n", "/ { f { target-path = \"/\"; __overlay__ { a; }; }; };\n", "has no 'target' or 'target-path'")]
    [InlineData("BRD0403", "/ { f { [|target|] = \"/\"; __overlay__ { a; }; }; };\n", "/ { f { target-path = \"/\"; __overlay__ { a; }; }; };\n", "2 bytes")]
    [InlineData("BRD0404", "&{/} { a; };\n/ { __symbols__ { [|s|] = <1>; }; };\n", "&{/} { a; };\n/ { __symbols__ { s = \"/fragment@0/__overlay__\"; }; };\n", "is not one path")]
    [InlineData("BRD0405", "&{/} { a = <1>; };\n/ { __fixups__ { [|clk|] = \"/fragment@0/__overlay__:a\"; }; };\n", "&{/} { a = <1>; };\n/ { __fixups__ { clk = \"/fragment@0/__overlay__:a:0\"; }; };\n", "does not have the form")]
    [InlineData("BRD0405", "&{/} { a = <1>; };\n/ { __fixups__ { [|clk|] = \"/fragment@0/__overlay__:a:1\"; }; };\n", "&{/} { a = <1>; };\n", "which has 4 bytes")]
    [InlineData("BRD0405", "&{/} { a = <1>; };\n/ { __local_fixups__ { [|b|] = <0>; }; };\n", "&{/} { a = <1>; };\n", "which does not exist in the node")]
    [InlineData("BRD0406", "&{/} { n { [|phandle|] = <0xfffffffd>; }; };\n", "&{/} { n { phandle = <1>; }; };\n", "0xfffffffd")]
    [InlineData("BRD0407", "/ { a; };\n", "&{/} { a; };\n", "changes nothing")]
    [InlineData("BRD0407", "/ { f { target-path = \"/\"; [|__overlay_|] { a; }; }; };\n", "&{/} { a; };\n", "'__overlay_' is not '__overlay__'")]
    [InlineData("BRD0408", "&soc { [|serial|] { a; }; };\n", "&soc { serial@1000 { a; }; };\n", "/soc/serial@1000: 'serial' has no unit address")]
    [InlineData("BRD0409", "&{/} { uart0: [|m|] { a; }; };\n", "&{/} { uart9: m { a; }; };\n", "the label 'uart0' is that of /")]
    public void What_does_not_fit_is_reported_once_at_its_place(string id, string marked, string right, string says)
    {
        DeviceTree tree = Compile(Base, symbols: id != "BRD0400");
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        Diagnostic diagnostic = Assert.Single(Apply(tree, marked.Replace("[|", "").Replace("|]", "")).Diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Contains(says, diagnostic.Message, StringComparison.Ordinal);
        if (start >= 0)
            Assert.Equal((Header.Length + start, end - start), (diagnostic.Location.Start, diagnostic.Location.Length));
        Assert.Empty(Apply(tree, right).Diagnostics);
    }

    [Fact]
    public void Every_rule_of_overlays_has_a_specimen()
    {
        IEnumerable<string> tested = typeof(OverlayTests).GetMethod(nameof(What_does_not_fit_is_reported_once_at_its_place))!
            .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => (string)((IReadOnlyList<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal(DiagnosticCatalog.Language.Select(rule => rule.Id).Where(id => id == "BRD0134" || id.StartsWith("BRD04", StringComparison.Ordinal)), tested.Distinct());
    }

    [Fact]
    public void What_a_blob_says_wrong_is_reported_of_the_file()
    {
        DeviceTree overlay = DtbReader.Read(DtbWriter.Write(Compile(Header + "&nowhere { a; };", symbols: true)), "o.dtbo").Tree;
        Diagnostic diagnostic = Assert.Single(OverlayApplication.Apply(Compile(Base, symbols: true), overlay, "o.dtbo").Diagnostics);
        Assert.Equal(("BRD0401", SourceLocation.StartOf("o.dtbo")), (diagnostic.Id, diagnostic.Location));
    }

    [Fact]
    public void The_other_fragments_are_applied_where_one_has_no_target()
    {
        OverlayResult result = Apply(Compile(Base, symbols: true), "&nowhere { a; };\n&uart0 { b; };\n");
        Assert.NotNull(result.Tree.FindPath("/soc/serial@1000")!.Find("b"));
    }

    // As in libfdt since 1.7.1. Before, the base's references to the node lost their target.
    [Fact]
    public void A_node_of_the_base_keeps_its_phandle_and_the_overlay_refers_to_that()
    {
        DeviceTree tree = Compile(Base, symbols: true);
        uint phandle = tree.FindLabel("clk")!.Find("phandle")!.Cell(0);
        DeviceTree result = Apply(tree, "&{/soc} { mine: clock { }; };\n&uart0 { clocks = <&mine>; };\n").Tree;
        Assert.Equal(phandle, result.FindPath("/soc/clock")!.Find("phandle")!.Cell(0));
        Assert.Equal(phandle, result.FindPath("/soc")!.Find("c")!.Cell(0));
        Assert.Equal(phandle, result.FindPath("/soc/serial@1000")!.Find("clocks")!.Cell(0));
    }

    [Fact]
    public void Nodes_and_properties_of_an_overlay_have_their_places_in_its_source()
    {
        DeviceTree result = Apply(Compile(Base, symbols: true), "&uart0 { p = <1>; fresh: child { }; };\n").Tree;
        Assert.Equal("o.dtso", result.FindLabel("fresh")!.Location.Path);
        Assert.Equal("o.dtso", result.FindLabel("uart0")!.Find("p")!.Location.Path);
        Assert.Equal("base.dts", result.FindLabel("uart0")!.Location.Path);
    }

    private static OverlayResult Apply(DeviceTree tree, string overlay) =>
        OverlayApplication.Apply(tree, Compile(Header + overlay, symbols: true), "o.dtso");

    private static DeviceTree Compile(string source, bool symbols)
    {
        string path = source.StartsWith(Header, StringComparison.Ordinal) ? "o.dtso" : "base.dts";
        CompileResult result = DtsCompiler.Compile(new SourceFile(path, source), new InMemorySources(), new CompileOptions { Symbols = symbols });
        Assert.Empty(result.Diagnostics);
        return result.Tree;
    }
}

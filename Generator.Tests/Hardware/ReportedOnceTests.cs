using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Microkit;
using Boards.Tests.Conformance;
using Boards.Tests.Harness;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>Mistakes that a check of the tree and the hardware layer both find: one reports them, or the other if that one is switched off.</summary>
public sealed class ReportedOnceTests
{
    private const string NoCells = "gic: gic { interrupt-controller; }; a { interrupt-parent = <&gic>; interrupts = <1>; }; b { interrupts-extended = <&gic 1>; };";
    private const string TwoCells = "gic: gic { interrupt-controller; #interrupt-cells = <3 0>; }; a { interrupt-parent = <&gic>; interrupts = <1>; };";
    private const string NoController = "gic: gic { }; soc { interrupt-parent = <&gic>; a { interrupts = <1>; }; b { interrupts = <2>; }; };";
    private const string MapToNone = "gic: gic { interrupt-controller; }; pci: pci { #address-cells = <0>; #interrupt-cells = <1>; interrupt-map = <1 &gic 4>; }; d { interrupt-parent = <&pci>; interrupts = <1>; };";
    private const string Status = "a { status = <1>; };";
    private const string Names = "#address-cells = <1>; #size-cells = <1>; a@1000 { compatible = \"a\"; reg = <0x1000 4>; reg-names = <1>; };";

    [Theory]
    [InlineData(NoCells, "BRD1067", "BRD2103", "BRD2103")]
    [InlineData(TwoCells, "BRD1041", "BRD2103")]
    [InlineData(NoController, "BRD1066", "BRD2103", "BRD2103")]
    [InlineData(MapToNone, "BRD1067", "BRD2106")]
    [InlineData(Status, "BRD1005", "BRD2201")]
    [InlineData(Names, "BRD1008", "BRD2010")]
    public void A_mistake_is_reported_once_and_by_another_rule_where_that_is_switched_off(string content, string id, params string[] otherwise)
    {
        BoardCompilation board = Compile(content);

        Assert.Equal([id], Ids(board.GetDiagnostics()));
        Assert.Equal(otherwise, Ids(board.GetDiagnostics(rule => rule.Id == id).Where(diagnostic => diagnostic.Id != id)));
    }

    [Fact]
    public void A_bad_interrupt_parent_is_reported_where_it_is_named_however_many_interrupts_lead_to_it()
    {
        BoardCompilation board = Compile(NoController);

        Diagnostic reported = Assert.Single(board.GetDiagnostics(), diagnostic => diagnostic.Severity >= Severity.Warning);

        Assert.Equal(board.Tree.FindPath("/soc")!.Find("interrupt-parent")!.ValueLocation, reported.Location);
    }

    [Theory]
    [InlineData(NoCells, "BRD1067")]
    [InlineData(TwoCells, "BRD1041")]
    [InlineData(NoController, "BRD1066")]
    [InlineData(MapToNone, "BRD1067")]
    [InlineData(Status, "BRD1005")]
    public void A_mistake_in_a_blob_is_reported_once_and_names_the_file(string content, string id)
    {
        byte[] blob = DtbWriter.Write(Compile(content).Tree);

        ImmutableArray<Diagnostic> found = BoardCompilation.Compile(DevicetreeFile.FromBytes("board.dtb", blob), [], new InMemorySources(), CompileOptions.Default).GetDiagnostics();

        Assert.Equal([id], Ids(found));
        Assert.All(found, static diagnostic => Assert.Equal("board.dtb", diagnostic.Location.Path));
    }

    [Fact]
    public void In_a_blob_a_mistake_of_one_node_does_not_hide_that_of_another()
    {
        const string Two = "gic: gic { interrupt-controller; #interrupt-cells = <1>; }; a { interrupt-parent = <&gic>; interrupts = [01 02]; }; b { interrupts = <1>; };";
        byte[] blob = DtbWriter.Write(Compile(Two).Tree);

        ImmutableArray<Diagnostic> found = BoardCompilation.Compile(DevicetreeFile.FromBytes("board.dtb", blob), [], new InMemorySources(), CompileOptions.Default).GetDiagnostics();

        Assert.Equal(Compile(Two).GetDiagnostics().Select(static d => d.Id + d.Message.Split(':')[0]).Order(StringComparer.Ordinal), found.Select(static d => d.Id + d.Message.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task A_globalconfig_hands_the_mistake_to_the_other_rule()
    {
        BoardTest test = BoardTest.Of("/dts-v1/; / { a { status = {|BRD2201:<1>|}; }; };");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.BRD1005.severity = none\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task Nothing_is_configured_and_the_check_tells_it() => BoardTest.Of("/dts-v1/; / { a { status = {|BRD1005:<1>|}; }; };").RunAsync();

    [Fact]
    public Task A_comment_hands_the_mistake_to_the_other_rule() =>
        BoardTest.Of("/dts-v1/; // boards-disable BRD1005\n/ { a { status = {|BRD2201:<1>|}; }; };").RunAsync();

    private static BoardCompilation Compile(string content) => BoardCompilation.Compile(
        new DevicetreeFile(new SourceFile("board.dts", "/dts-v1/;\n/ {\n" + content + "\n};\n")), [], new InMemorySources(), CompileOptions.Default);

    // These specimens leave out cells to be short; diagnostics about them are ignored.
    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(static diagnostic => diagnostic.Severity >= Severity.Warning && !diagnostic.Message.Contains("address-cells", StringComparison.Ordinal))
        .Select(static diagnostic => diagnostic.Id);
}

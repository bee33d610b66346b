using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Checks;

/// <summary>Values with the wrong length, which the reference compiler reads nevertheless, or at which it ends without a message.</summary>
public sealed class HostileSourceTests
{
    // Each of these makes the reference compiler fail an assertion or read beyond the end of the value.
    [Theory]
    [InlineData("/ { uart { interrupt-parent = [00 01]; interrupts = <5>; }; };", "BRD1066")]
    [InlineData("/ { interrupt-parent; soc { uart { interrupts = <5>; }; }; };", "BRD1066")]
    [InlineData("/ { interrupt-parent = <&gic>; gic: gic { interrupt-controller; #interrupt-cells = <1 0>; }; uart { interrupts = <5>; }; };", "BRD1041")]
    [InlineData("/ { gic { interrupt-controller; #interrupt-cells = [01]; uart { interrupts = <5>; }; }; };", "BRD1041")]
    [InlineData("/ { camera { port { endpoint { remote-endpoint = [00]; }; }; }; };", "BRD1072")]
    [InlineData("/ { a { port { x: endpoint { remote-endpoint = <&y>; }; }; }; b { port { y: endpoint { remote-endpoint = <1 2 3>; }; }; }; };", "BRD1072")]
    [InlineData("/ { pcie { device_type = \"pci\"; #address-cells = <3>; #size-cells = <2>; ranges; usb@1 { reg = <0x800>; }; }; };", "BRD1011")]
    [InlineData("/ { pcie { device_type = \"pci\"; #address-cells = <3>; #size-cells = <2>; ranges; bus-range = <1>; usb@1 { reg = <0x800 0 0 0 0>; }; }; };", "BRD1016")]
    [InlineData("/ { i2c { #address-cells = <1>; #size-cells = <0>; eeprom@50 { reg = [50]; }; }; };", "BRD1011")]
    [InlineData("/ { spi { #address-cells = <1>; #size-cells = <0>; flash@0 { reg; }; }; };", "BRD1011")]
    [InlineData("/ { #address-cells = <0x40000000>; #size-cells = <0x40000000>; uart@1 { reg = <1>; }; };", "BRD1011")]
    [InlineData("/ { osc: osc { #clock-cells = <0xffffffff>; }; uart { clocks = <&osc 1>; }; };", "BRD1032")]
    [InlineData("/ { osc: osc { #clock-cells = [01]; }; uart { clocks = <&osc 1>; }; };", "BRD1033")]
    [InlineData("/ { gic: gic { interrupt-controller; #interrupt-cells = <0xfffffffe>; }; nexus { #address-cells = <1>; #interrupt-cells = <0xffffffff>; interrupt-map = <1 2 &gic>; }; };", "BRD1068")]
    [InlineData("/ { aliases { serial0; }; };", "BRD1069")]
    [InlineData("/ { soc { compatible = [73 69 6d]; uart { }; }; };", "BRD1007")]
    public void A_value_of_the_wrong_length_is_reported(string tree, string id) =>
        Assert.Contains(id, CheckPage.Check("/dts-v1/; " + tree).Select(static diagnostic => diagnostic.Id));

    // If each entry were compared with every other entry, this would take minutes.
    [Fact]
    [Trait("Category", "Slow")]
    public void One_of_many_entries_of_memreserve_that_overlaps_an_earlier_one_is_reported()
    {
        const int entries = 200_000;
        string source = "/dts-v1/;\n" + string.Concat(Enumerable.Range(0, entries).Select(static i => FormattableString.Invariant($"/memreserve/ {i * 8192L} 4096;\n")))
            + "/memreserve/ 4095 2;\n/memreserve/ 8192 1;\n/ { };\n";

        Assert.Equal([entries + 1, entries + 2], CheckPage.Check(source).Where(static diagnostic => diagnostic.Id == "BRD1089").Select(static diagnostic => diagnostic.Location.From.Line));
    }

    [SkippableFact]
    public void Each_is_reported_and_what_ends_the_reference_at_least_as_a_warning()
    {
        using JsonDocument rows = JsonDocument.Parse(File.ReadAllText(Path.Combine(ReferenceData.Folder("conformance"), "hostile.json")));
        List<string> silent = [];
        int seen = 0;
        foreach (JsonElement row in rows.RootElement.EnumerateArray())
        {
            seen++;
            string id = row.GetProperty("id").GetString()!;
            IEnumerable<Diagnostic> found = Find(row.GetProperty("src").GetString()!);
            Severity least = row.GetProperty("rc").GetInt32() < 0 ? Severity.Warning : Severity.Info;
            if (!found.Any(diagnostic => diagnostic.Severity >= least))
                silent.Add(id);
        }

        Assert.Empty(silent);
        Assert.Equal(37, seen);
    }

    private static IEnumerable<Diagnostic> Find(string source)
    {
        DevicetreeFile file = DevicetreeFile.FromBytes("t.dts", Encoding.UTF8.GetBytes(source));
        return BoardCompilation.Compile(file, [], new InMemorySources(), CompileOptions.Default).GetDiagnostics();
    }
}

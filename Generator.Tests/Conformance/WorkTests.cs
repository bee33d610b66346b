using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>
/// The work that pathological sources take, measured by allocations, which are the same on every machine: it grows with the size of the
/// source, not with its square.
/// </summary>
public sealed class WorkTests
{
    // A source that is four times as large takes four times the work; with quadratic growth, it would take sixteen times.
    private const int Times = 4;
    private const double MostTimes = 6.5;

    // What a source of a few lines may allocate, whatever numbers are in it.
    private const long MostBytes = 20L << 20;

    private static readonly Dictionary<string, (int Small, Func<int, string> Source)> Large = new()
    {
        ["entries of reg"] = (2000, static n => Tree("n@0 { reg = <" + Parts(n, static i => $"{i * 4} 4 ") + ">; };")),
        ["entries of reg at one address"] = (2000, static n => Tree("n@0 { reg = <" + Parts(n, static _ => "0 4 ") + ">; };")),
        ["entries of interrupts"] = (2000, static n => Tree("interrupt-parent = <&g>; g: g { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; }; n { interrupts = <" + Parts(n, static i => $"0 {i % 900} 4 ") + ">; };")),
        ["nodes"] = (500, static n => Tree(Parts(n, static i => $"n@{i * 4096:x} {{ reg = <{i * 4096} 4096>; }};"))),
        ["nodes in nodes"] = (300, static n => Tree(Parts(n, static _ => "n { ") + Parts(n, static _ => "}; "))),
        ["buses in buses"] = (300, static n => Tree(Parts(n, static i => $"b@{i * 4096:x} {{ #address-cells = <1>; #size-cells = <1>; ranges; reg = <{i * 4096} 4096>; ") + Parts(n, static _ => "}; "))),
        ["windows in windows"] = (300, static n => Tree(Parts(n, static i => $"b@{i * 4096:x} {{ #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x80000000>; dma-ranges = <0 0 0x80000000>; reg = <{i * 4096} 4096>; ") + Parts(n, static _ => "}; "))),
        ["nodes at one address"] = (500, static n => Tree(Parts(n, static i => $"n{i}@0 {{ reg = <0 4096>; }};"))),
        ["nodes in one page"] = (500, static n => Tree(Parts(n, static i => $"n@{i * 2:x} {{ reg = <{i * 2} 1>; }};"))),
        ["registers in memory"] = (500, static n => Tree("memory@0 { device_type = \"memory\"; reg = <" + Parts(n, static i => $"{i * 8192} 4096 ") + ">; };" + Parts(n, static i => $"n@{i * 4096:x} {{ reg = <{i * 4096} 4096>; }};"))),
        ["rows of ranges"] = (500, static n => Tree("b { #address-cells = <1>; #size-cells = <1>; ranges = <" + Parts(n, static i => $"{i * 4096} {i * 4096} 4096 ") + ">; " + Parts(n, static i => $"n@{i * 4096:x} {{ reg = <{i * 4096} 8192>; }};") + "};")),
        ["rows of an interrupt-map"] = (500, static n => Tree("interrupt-parent = <&g>; g: g { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; }; x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <" + Parts(n, static i => $"{i} &g 0 {i % 900} 4 ") + ">; }; n { interrupt-parent = <&x>; interrupts = <" + Parts(n, static i => $"{i} ") + ">; };")),
        ["controllers in a chain"] = (200, static n => Tree("interrupt-parent = <&c0>; c0: c0 { compatible = \"riscv,plic0\"; interrupt-controller; #interrupt-cells = <1>; };" + Parts(n, static i => $"c{i + 1}: c{i + 1} {{ compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&c{i}>; interrupts = <1>; }};"))),
        ["inputs of a bank"] = (200, static n => Tree("g: g { gpio-controller; #gpio-cells = <2>; interrupt-controller; #interrupt-cells = <2>; };" + Parts(n, static i => $"n{i} {{ interrupts-extended = <&g {i} 4>; }};"))),
        ["clocks in a circle"] = (300, static n => Tree(Parts(n, i => $"c{i}: c{i} {{ #clock-cells = <0>; clocks = <&c{(i + 1) % n}>; }};"))),
        ["interrupt parents in a circle"] = (300, static n => Tree(Parts(n, i => $"c{i}: c{i} {{ interrupt-parent = <&c{(i + 1) % n}>; interrupts = <1>; }};"))),
        ["nexuses in a circle"] = (200, static n => Tree(Parts(n, i => $"c{i}: c{i} {{ #interrupt-cells = <1>; #address-cells = <0>; interrupt-map-mask = <0>; interrupt-map = <0 &c{(i + 1) % n} 0>; }}; d{i} {{ interrupt-parent = <&c{i}>; interrupts = <0>; }};"))),
        ["controllers in a circle"] = (200, static n => Tree(Parts(n, i => $"c{i}: c{i} {{ compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&c{(i + 1) % n}>; interrupts = <1>; }};"))),
    };

    private static readonly Dictionary<string, string> Extreme = new()
    {
        ["a million cells of size"] = Tree("#size-cells = <1000000>; n@1 { reg = <1 2 3>; ranges = <1 2 3>; };"),
        ["as many cells as can be"] = Tree("b { #address-cells = <0xffffffff>; #size-cells = <0xffffffff>; ranges = <1 2>; dma-ranges = <1 2>; m@1 { reg = <1 2>; }; };"),
        ["a million cells of a specifier"] = Tree("g: g { interrupt-controller; #interrupt-cells = <1000000>; #address-cells = <1000000>; #clock-cells = <1000000>; interrupt-map = <1 2 3>; }; n { interrupt-parent = <&g>; interrupts = <1 2>; clocks = <&g>; };"),
        ["a region that ends after 2^64"] = Tree("#address-cells = <2>; #size-cells = <2>; n@fffffffffffff000 { reg = <0xffffffff 0xfffff000 0 0x2000>, <0 1 0xffffffff 0xffffffff>; };"),
        ["a window that ends after 2^64"] = Tree("#address-cells = <2>; #size-cells = <2>; b { #address-cells = <2>; #size-cells = <2>; ranges = <0 0 0xffffffff 0xfffff000 0xffffffff 0xffffffff>; m@1000 { reg = <0 0x1000 0 0x1000>; }; };"),
    };

    public static TheoryData<string> LargeNames => [.. Large.Keys];

    public static TheoryData<string> ExtremeNames => [.. Extreme.Keys];

    [Theory]
    [MemberData(nameof(LargeNames))]
    [Trait("Category", "Slow")]
    public void Work_grows_with_the_source(string name)
    {
        (int small, Func<int, string> source) = Large[name];
        Compile(source(small));
        (long less, long more) = (Compile(source(small)), Compile(source(small * Times)));
        Assert.True(more < less * MostTimes, string.Create(CultureInfo.InvariantCulture, $"{less} bytes for {small}, {more} for {small * Times}"));
    }

    [Theory]
    [MemberData(nameof(ExtremeNames))]
    public void A_number_in_a_source_takes_no_work_by_itself_and_is_reported(string name)
    {
        Assert.InRange(Compile(Extreme[name]), 0, MostBytes);
        Assert.Contains(Board(Extreme[name]).GetDiagnostics(), static diagnostic => diagnostic.Severity >= Severity.Warning);
    }

    [SkippableFact]
    public void Sources_on_which_the_reference_fails_take_little_work()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(ReferenceData.Folder("conformance"), "hostile.json")));
        Assert.Equal(37, document.RootElement.GetArrayLength());
        Assert.All(document.RootElement.EnumerateArray(), static row => Assert.InRange(Compile(row.GetProperty("src").GetString()!), 0, MostBytes));
    }

    [Fact]
    public void Overlapping_maps_of_a_system_take_work_that_grows_with_them()
    {
        Check(500);
        (long less, long more) = (Check(500), Check(500 * Times));
        Assert.True(more < less * MostTimes, string.Create(CultureInfo.InvariantCulture, $"{less} bytes for 500, {more} for {500 * Times}"));

        static long Check(int count)
        {
            string text = "<system><memory_region name='r' size='0x1000'/><protection_domain name='p'><program_image path='p'/>" + Parts(count, static _ => "<map mr='r' vaddr='0x1000000'/>") + "</protection_domain></system>";
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Single(SystemCheck.Run(new SourceFile("x.system", text), MicrokitVersions.Current, board: null).Diagnostics, static diagnostic => diagnostic.Severity == Severity.Error);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static BoardCompilation Board(string source) =>
        BoardCompilation.Compile(new DevicetreeFile(new SourceFile("t.dts", source)), [], new InMemorySources(), CompileOptions.Default);

    private static long Compile(string source)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        BoardCompilation board = Board(source);
        _ = board.GetDiagnostics();
        _ = board.PlanDefault("Any");
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Tree(string content) =>
        "/dts-v1/;\n/ { " + (content.StartsWith("#", StringComparison.Ordinal) ? "" : "#address-cells = <1>; #size-cells = <1>; ") + content + " };";

    private static string Parts(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.Conformance;
using Boards.Tests.Harness;
using Xunit;
using HardwareInterrupt = Boards.Hardware.DeviceInterrupt;
using HardwareRegion = Boards.Hardware.DeviceRegion;

namespace Boards.Tests.Hardware;

/// <summary>A board from a few lines of source.</summary>
internal static class Specimen
{
    private const string File = "board.dts";

    /// <summary>A 64-bit bus at the root and a GICv2 with the label <c>gic</c>, which everything leads to.</summary>
    public const string Gic = """
        interrupt-parent = <&gic>;
        #address-cells = <2>;
        #size-cells = <2>;
        gic: interrupt-controller@f000000 {
            compatible = "arm,gic-400";
            interrupt-controller;
            #interrupt-cells = <3>;
            #address-cells = <0>;
            reg = <0 0xf000000 0 0x1000>, <0 0xf002000 0 0x2000>, <0 0xf004000 0 0x2000>, <0 0xf006000 0 0x2000>;
            interrupts = <1 9 4>;
        };
        """;

    /// <summary>The board with the given content of the root node.</summary>
    public static Sel4Board Resolve(string content, Sel4Options? options = null) => Sel4Board.Resolve(Compile(content), options);

    /// <summary>The board with the given content after <see cref="Gic"/>.</summary>
    public static Sel4Board WithGic(string content, Sel4Options? options = null) => Resolve(Gic + content, options);

    /// <summary>The tree with the given content of the root node.</summary>
    public static DeviceTree Compile(string content)
    {
        var source = new SourceFile(File, "/dts-v1/;\n/ {\n" + content + "\n};\n");
        CompileResult result = DtsCompiler.Compile(source, new InMemorySources(), CompileOptions.Default with { Preprocess = false });
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == Severity.Error);
        return result.Tree;
    }

    /// <summary>The device at a path or with a label.</summary>
    public static Device At(this Sel4Board board, string name) =>
        board[board.Tree.FindPath(name) ?? board.Tree.FindLabel(name) ?? throw new InvalidOperationException("No node " + name)];

    /// <summary>The only interrupt of a device, as number and trigger.</summary>
    public static string Irq(this Sel4Board board, string name) => Text(Assert.Single(board.At(name).Interrupts));

    /// <summary>Number and trigger: <c>40 level</c>, or <c>none</c>.</summary>
    public static string Text(HardwareInterrupt interrupt) => interrupt.Number is { } number
        ? FormattableString.Invariant($"{number} {interrupt.Trigger?.ToString().ToLowerInvariant()}")
        : "none";

    /// <summary>All regions of a device: <c>0xaddress+0xsize</c>, or the kind of a region that is not memory.</summary>
    public static string Regions(this Sel4Board board, string name) => string.Join("; ", board.At(name).Regions.Select(Text));

    private static string Text(HardwareRegion region) => region.Address is { } address
        ? FormattableString.Invariant($"0x{address:x}+0x{region.Size:x}")
        : FormattableString.Invariant($"{region.Kind} 0x{region.BusAddress:x}");

    /// <summary>
    /// Compares what the hardware layer reports for the content of a root node with the marks in it: the same ids at the same
    /// text, and nothing else. The given rules are ignored.
    /// </summary>
    public static ImmutableArray<Diagnostic> Verify(string content, Sel4Options? options = null, params string[] except)
    {
        var expected = Marks.In("/dts-v1/;\n/ {\n" + content + "\n};\n", out string text);
        CompileResult compiled = DtsCompiler.Compile(
            new SourceFile(File, text), new InMemorySources(), CompileOptions.Default with { Preprocess = false });
        Assert.DoesNotContain(compiled.Diagnostics, d => d.Severity == Severity.Error);
        ImmutableArray<Diagnostic> found =
            [.. Sel4Board.Resolve(compiled.Tree, options).Diagnostics.Where(d => !except.Contains(d.Id, StringComparer.Ordinal))];
        Assert.Equal(
            expected.Select(e => FormattableString.Invariant($"{e.Id} {e.Place.Start.Line}:{e.Place.Start.Character}-{e.Place.End.Line}:{e.Place.End.Character}")).Order(StringComparer.Ordinal),
            found.Select(d => FormattableString.Invariant($"{d.Id} {d.Location.From.Line}:{d.Location.From.Column}-{d.Location.To.Line}:{d.Location.To.Column}")).Order(StringComparer.Ordinal));
        return found;
    }
}

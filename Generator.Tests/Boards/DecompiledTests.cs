using System.Linq;
using System.Text.RegularExpressions;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.Conformance;
using Boards.Tool.Reports;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>A decompiled tree has no labels, and its phandles are plain numbers, but it describes the same hardware.</summary>
public sealed class DecompiledTests
{
    [SkippableTheory]
    [MemberData(nameof(BoardSource.Files), MemberType = typeof(BoardSource))]
    public void What_the_reference_compiler_decompiles_has_the_same_devices_and_the_same_faults(string file)
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        DeviceTree source = BoardSource.At(file).Tree;
        byte[] text = Assert.IsType<byte[]>(ReferenceCompiler.Run("dtc", DtbWriter.Write(source), "-q", "-I", "dtb", "-O", "dts", "-"));
        DeviceTree decompiled = BoardSource.Compile(text, "decompiled.dts").Tree;
        Assert.DoesNotContain(decompiled.Nodes, node => !node.Labels.IsEmpty);

        Assert.Equal(Devices(source), Devices(decompiled));
        Assert.Equal(Faults(source), Faults(decompiled));
        Assert.Equal(Needs(source), Needs(decompiled));
    }

    // Without labels, which a blob does not have.
    private static string Devices(DeviceTree tree) => Regex.Replace(DeviceJson.Write(Sel4Board.Resolve(tree), DeviceSelection.All), """
        "labels":\[[^]]*\],
        """, "");

    // Messages name a controller by its label, or by its name if it has none, so only the beginning is compared.
    private static string[] Faults(DeviceTree tree) => [.. Sel4Board.Resolve(tree).Diagnostics.Select(d => $"{d.Id} {d.Message.Split(':')[0]}")];

    private static string[] Needs(DeviceTree tree)
    {
        Sel4Board board = Sel4Board.Resolve(tree);
        return [.. board.Devices.Where(d => d.IsHardware).Select(d => DependencyJson.Write(board, d, board.Dependencies.Closure([d.Node])))];
    }
}

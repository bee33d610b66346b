using System;
using System.Linq;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Tests.BoardFacts;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Checks;

/// <summary>Real boards: no false positive, and the same verdict for a source, its blob and the decompiled blob.</summary>
public sealed class RealTreeTests
{
    public static TheoryData<string> Boards => BoardSource.Files;

    [Theory]
    [MemberData(nameof(Boards))]
    public void A_blob_gets_the_verdict_of_its_source(string file)
    {
        DeviceTree tree = BoardSource.At(file).Tree;
        string[] ofSource = Verdict(tree);
        DeviceTree blob = DtbReader.Read(DtbWriter.Write(tree), "board.dtb").Tree;
        Assert.Equal(ofSource, Verdict(blob));
        Assert.Equal(ofSource, Verdict(CheckPage.Compile(DtsWriter.Write(blob))));
        Assert.NotEmpty(ofSource);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void A_real_board_raises_no_warning(string file) =>
        Assert.DoesNotContain(TreeChecks.Run(BoardSource.At(file).Tree), static diagnostic => diagnostic.Severity >= Severity.Warning);

    [SkippableTheory]
    [InlineData("virt,gic-version=2")]
    [InlineData("virt,gic-version=3,virtualization=on")]
    [InlineData("virt,gic-version=3,iommu=smmuv3,secure=on")]
    public void A_tree_of_QEMU_raises_no_warning(string machine)
    {
        DeviceTree tree = DtbReader.Read(QemuMachine.Dump("qemu-system-aarch64", machine, "-cpu", "cortex-a53"), "virt.dtb").Tree;
        Assert.True(tree.Nodes.Length > 30);
        Assert.DoesNotContain(TreeChecks.Run(tree), static diagnostic => diagnostic.Severity >= Severity.Warning);
    }

    private static string[] Verdict(DeviceTree tree) => [.. TreeChecks.Run(tree).Select(static diagnostic => $"{diagnostic.Id} {diagnostic.Message}").Order(StringComparer.Ordinal)];
}

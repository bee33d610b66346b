using System.Linq;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>Cell counts without children that use them.</summary>
internal sealed class AvoidUnnecessaryAddrSize() : NodeCheck("avoid_unnecessary_addr_size", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1025", "Unnecessary #address-cells and #size-cells", Severity.Info);

    public override string Subject => CellCount.Address;

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is null || !node.HasOrHadChildren || node.Find("ranges") is not null || node.Find("dma-ranges") is not null
            || !CellCount.IsStatedAsDtc(node, CellCount.Address) || !CellCount.IsStatedAsDtc(node, CellCount.Size))
            return;
        if (!node.Children.Any(static child => child.Find("reg") is not null || child.Find("ranges") is not null))
            run.Report(this, node, node.Find(CellCount.Address)!, "unnecessary #address-cells and #size-cells; no child has 'reg' or 'ranges'");
    }
}

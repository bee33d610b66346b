using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>An SPI bus. Binding: spi-controller.yaml.</summary>
internal sealed class SpiBusBridge() : NodeCheck("spi_bus_bridge", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1022", "An SPI bus has a wrong name or wrong cell counts", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (!Bus.IsSpi(node, run.Facts))
            return;
        if (!Bus.HasSpiName(node) && node.Find("reg") is not null)
            run.Report(this, node, $"an SPI bus must be named 'spi', not '{node.BaseName}'");
        if (node.HasOrHadChildren)
            BusCells.Judge(this, node, "an SPI bus", node.Find("spi-slave") is null ? 1u : 0u, 0, run);
    }
}

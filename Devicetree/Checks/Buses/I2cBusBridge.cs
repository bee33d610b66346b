using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>An I2C bus. Binding: i2c-controller.yaml.</summary>
internal sealed class I2cBusBridge() : NodeCheck("i2c_bus_bridge", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1020", "An I2C bus has wrong cell counts", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (Bus.IsI2c(node) && node.HasOrHadChildren)
            BusCells.Judge(this, node, "an I2C bus", 1, 0, run);
    }
}

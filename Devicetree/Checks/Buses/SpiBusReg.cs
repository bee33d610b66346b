using System.Globalization;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>The address of an SPI device is its chip select. Binding: spi-controller.yaml.</summary>
internal sealed class SpiBusReg() : NodeCheck("spi_bus_reg", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1023", "An SPI device has no chip select, or its unit address differs", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        // A controller that is a slave has one child, without an address.
        if (node.Parent is not { } bus || !Bus.IsSpi(bus, run.Facts) || !BusCells.Are(bus, 1, 0) || bus.Find("spi-slave") is not null)
            return;
        if (node.Find("reg") is null)
            run.Report(this, node, "a node on an SPI bus must have 'reg'");
        else if (Cells.WholeReg(node) is { CellCount: > 0 } reg && reg.Cell(0).ToString("x", CultureInfo.InvariantCulture) is var expected && node.UnitAddress != expected)
            run.ReportUnit(this, node, expected, $"the chip select is {expected}, but the unit address {(node.UnitAddress is { } unit ? "is " + unit : "is missing")}");
    }
}

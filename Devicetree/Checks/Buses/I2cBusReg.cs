using System.Globalization;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>Addresses of I2C devices: 7 bits, or 10 with a mark. Binding: i2c-controller.yaml.</summary>
internal sealed class I2cBusReg() : NodeCheck("i2c_bus_reg", Kind)
{
    // Bit 31 marks an address of ten bits, bit 30 an address that the controller answers to itself.
    private const uint TenBits = 1u << 31;
    private const uint OwnAddress = 1u << 30;

    private static readonly DiagnosticRule Kind = new("BRD1021", "An I2C device has no address, or an invalid one", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not { } bus || !Bus.IsI2c(bus) || !BusCells.Are(bus, 1, 0))
            return;
        if (node.Find("reg") is null)
        {
            run.Report(this, node, "a node on an I2C bus must have 'reg'");
            return;
        }

        if (Cells.WholeReg(node) is not { CellCount: > 0 } reg)
            return;
        string expected = (reg.Cell(0) & ~OwnAddress).ToString("x", CultureInfo.InvariantCulture);
        if (node.UnitAddress != expected)
            run.ReportUnit(this, node, expected, $"the I2C address is {expected}, but the unit address {(node.UnitAddress is { } unit ? "is " + unit : "is missing")}");
        for (int i = 0; i < reg.CellCount; i++)
        {
            uint address = reg.Cell(i) & ~OwnAddress;
            bool isLong = (address & TenBits) != 0;
            if ((address & ~TenBits) > (isLong ? 0x3ffu : 0x7fu))
                run.Report(this, node, reg, i, Invariant($"the I2C address 0x{address & ~TenBits:x} has more than {(isLong ? 10 : 7)} bits"));
        }
    }
}

using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>The first <c>reg</c> entry of a PCI device is its configuration space address: bus, device and function only.</summary>
internal sealed class PciDeviceReg() : NodeCheck("pci_device_reg", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1017", "'reg' of a PCI device is not a configuration space address", Severity.Warning);

    public override string Subject => "reg";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not { } parent || !PciBus.IsAsDtc(parent) || !BusCells.Are(parent, 3, 2) || Cells.WholeReg(node) is not { CellCount: >= 3 } reg)
            return;
        if ((reg.Cell(1) | reg.Cell(2)) != 0)
            run.Report(this, node, reg, 1, "the second and third cell of a configuration address must be 0");
        uint address = reg.Cell(0);
        if ((address & 0xff000000) != 0)
            run.Report(this, node, reg, 0, Invariant($"'reg' begins with 0x{address:x}, which is not a configuration space address"));
        if ((address & 0xff) != 0)
            run.Report(this, node, reg, 0, Invariant($"'reg' begins with 0x{address:x}, whose register number 0x{address & 0xff:x} is not 0"));

        string device = Invariant($"{(address & 0xf800) >> 11:x}");
        uint function = (address & 0x700) >> 8;
        string expected = Invariant($"{device},{function:x}");
        string unit = node.UnitAddress ?? "";
        if (unit != expected && (function != 0 || unit != device))
            run.ReportUnit(this, node, function == 0 ? device : expected, $"the unit address of a PCI device must be its device and function, expected {(function == 0 ? device : expected)}");
    }
}

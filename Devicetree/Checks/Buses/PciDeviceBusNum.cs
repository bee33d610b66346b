using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>A PCI device is on a bus of its bridge's <c>bus-range</c>.</summary>
internal sealed class PciDeviceBusNum() : NodeCheck("pci_device_bus_num", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1018", "A PCI device is not in the bus range of its bridge", Severity.Warning);

    public override string Subject => "reg";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not { } parent || !PciBus.IsAsDtc(parent) || !BusCells.Are(parent, 3, 2) || Cells.WholeReg(node) is not { CellCount: >= 1 } reg)
            return;
        (uint First, uint Last) buses = (0, 0);
        if (parent.Find("bus-range") is { } range)
        {
            if (range.Length != 8)
                return;
            buses = (range.Cell(0), range.Cell(1));
        }

        uint bus = (reg.Cell(0) & 0x00ff0000) >> 16;
        if (bus < buses.First || bus > buses.Last)
            run.Report(this, node, reg, 0, Invariant($"the device is on bus {bus}, but {parent.Path} has the buses {buses.First} to {buses.Last}"));
    }
}

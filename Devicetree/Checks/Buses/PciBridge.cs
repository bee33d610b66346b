using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>A PCI host bridge. Binding: pci-bus-common.yaml; IEEE Std 1275 PCI bus binding, 2.2.</summary>
internal sealed class PciBridge() : NodeCheck("pci_bridge", Kind)
{
    private const uint LastBus = 0xff;

    private static readonly DiagnosticRule Kind = new("BRD1016", "A PCI bridge has a wrong name, no ranges or wrong cell counts", Severity.Warning);

    public override string Subject => "device_type";

    public override void Check(Node node, CheckRun run)
    {
        if (!PciBus.HasType(node) || Values.Text.WhyNotOne(node.Find("device_type")!) is not null)
            return;
        if (node.BaseName is not ("pci" or "pcie"))
            run.Report(this, node, $"a PCI bridge must be named 'pci' or 'pcie', not '{node.BaseName}'");
        if (node.Find("ranges") is null)
            run.Report(this, node, "a PCI bridge must have 'ranges'");
        BusCells.Judge(this, node, "a PCI bridge", 3, 2, run);
        if (node.Find("bus-range") is { } range)
            JudgeBuses(node, range, run);
    }

    private void JudgeBuses(Node node, Property range, CheckRun run)
    {
        if (range.Length != 8)
        {
            run.Report(this, node, range, Invariant($"'bus-range' has {range.Length} bytes; expected 2 cells, the first and the last bus"));
            return;
        }

        if (range.Cell(0) > range.Cell(1))
            run.Report(this, node, range, 0, Invariant($"'bus-range' begins at {range.Cell(0)} and ends at {range.Cell(1)}"));
        if (range.Cell(1) > LastBus)
            run.Report(this, node, range, 1, Invariant($"'bus-range' ends at {range.Cell(1)}; the highest bus number is {LastBus}"));
    }
}

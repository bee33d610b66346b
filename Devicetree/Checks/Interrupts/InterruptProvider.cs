using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Interrupts;

/// <summary>A controller or a nexus has <c>#interrupt-cells</c>, and other nodes do not (Devicetree Specification, 2.4).</summary>
internal sealed class InterruptProvider() : NodeCheck("interrupt_provider", Kind)
{
    public static readonly DiagnosticRule Kind = new("BRD1067", "'#interrupt-cells' is missing, or the node is not an interrupt controller", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        Property? cells = node.Find(CellCount.Interrupt);
        bool isProvider = InterruptParent.IsProvider(node);
        if (isProvider && cells is null)
            run.ReportMissing(this, node.Location, node, "the node is an interrupt controller or nexus, but has no #interrupt-cells", node, CellCount.Interrupt);
        else if (!isProvider && cells is not null)
            run.Report(this, node, cells, "the node has #interrupt-cells, but no 'interrupt-controller' or 'interrupt-map'");
    }
}

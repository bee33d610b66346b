using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Interrupts;

/// <summary>
/// A device with interrupts has an interrupt parent, and its interrupts are a whole number of specifiers of that
/// parent (Devicetree Specification, 2.4.1).
/// </summary>
internal sealed class InterruptsProperty() : NodeCheck("interrupts_property", Kind)
{
    public static readonly DiagnosticRule Kind = new("BRD1066", "'interrupts' has no interrupt parent, or an invalid length", Severity.Warning);

    public override string Subject => "interrupts";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("interrupts") is not { } interrupts)
            return;
        if (!interrupts.IsCells)
            run.Report(this, node, interrupts, Invariant($"'interrupts' has {interrupts.Length} bytes, which is not a whole number of cells"));
        if (FindParent(node, interrupts, run) is not { } parent || Cells.One(parent.Find(CellCount.Interrupt)) is not { } cells)
            return;
        if (interrupts.IsCells && !Cells.AreWhole(interrupts.Length, cells * 4L))
            run.Report(this, node, interrupts, Invariant($"'interrupts' has {interrupts.CellCount} cells, but an interrupt specifier of {parent.Path} has {cells}"));
    }

    private Node? FindParent(Node node, Property interrupts, CheckRun run)
    {
        InterruptParent found = InterruptParent.AsDtc(run.Tree, node);
        if (found.Dangling is { } dangling)
            ReportDangling(dangling, dangling.Find("interrupt-parent")!, run);
        else if (found.Node is null)
            run.Report(this, node, interrupts, "the node has interrupts, but no interrupt parent");
        else if (found.Naming is { } naming && !InterruptParent.IsProvider(found.Node))
            run.Report(this, naming, naming.Find("interrupt-parent")!, $"'interrupt-parent' is {found.Node.Path}, which has neither 'interrupt-controller' nor 'interrupt-map'");
        return found.Node;
    }

    private void ReportDangling(Node node, Property named, CheckRun run)
    {
        if (Cells.One(named) is not { } phandle)
            run.Report(this, node, named, Invariant($"'interrupt-parent' has {named.Length} bytes; a phandle has 4"));
        else if (Phandles.IsOne(phandle) || !run.Facts.IsOverlay)
            run.Report(this, node, named, Invariant($"'interrupt-parent' is 0x{phandle:x}, which is not the phandle of a node"));
    }
}

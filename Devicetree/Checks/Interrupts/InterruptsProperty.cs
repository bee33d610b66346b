using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Interrupts;

/// <summary>A device's interrupts lead to a parent, and are whole specifiers of it (Devicetree Specification, 2.4.1).</summary>
internal sealed class InterruptsProperty() : TreeCheck("interrupts_property", Kind)
{
    public static readonly DiagnosticRule Kind = new("BRD1066", "'interrupts' has no interrupt parent, or an invalid length", Severity.Warning);

    public override string Subject => "interrupts";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("interrupts") is not { } interrupts)
            return;
        if (!interrupts.IsCells)
            run.Report(this, node, interrupts, Invariant($"'interrupts' has {interrupts.Length} bytes, which is not a whole number of cells"));
        if (FindParent(node, interrupts, run) is not { } parent || Cells.One(parent.Find("#interrupt-cells")) is not { } cells)
            return;
        if (interrupts.IsCells && !Cells.AreWhole(interrupts.Length, cells * 4L))
            run.Report(this, node, interrupts, Invariant($"'interrupts' has {interrupts.CellCount} cells, but an interrupt specifier of {parent.Path} has {cells}"));
    }

    // Upwards to the first that names a parent or is one.
    private Node? FindParent(Node node, Property interrupts, CheckRun run)
    {
        for (Node? at = node; at is not null; at = at.Parent)
        {
            if (at != node && InterruptProvider.Is(at))
                return at;
            if (at.Find("interrupt-parent") is { } named)
                return Follow(at, named, run);
        }

        run.Report(this, node, interrupts, "the node has interrupts, but no interrupt parent");
        return null;
    }

    private Node? Follow(Node node, Property named, CheckRun run)
    {
        if (Cells.One(named) is not { } phandle)
        {
            run.Report(this, node, named, Invariant($"'interrupt-parent' has {named.Length} bytes; a phandle has 4"));
            return null;
        }

        if (!Phandles.IsOne(phandle) && run.Facts.IsOverlay)
            return null;
        if (run.Tree.FindPhandle(phandle) is not { } parent)
        {
            run.Report(this, node, named, Invariant($"'interrupt-parent' is 0x{phandle:x}, which is not the phandle of a node"));
            return null;
        }

        if (!InterruptProvider.Is(parent))
            run.Report(this, node, named, $"'interrupt-parent' is {parent.Path}, which has neither 'interrupt-controller' nor 'interrupt-map'");
        return parent;
    }
}

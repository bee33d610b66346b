using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Interrupts;

/// <summary>A nexus maps unit address and specifier to a parent, its unit address and specifier (Devicetree Specification, 2.4.3).</summary>
internal sealed class InterruptMap() : TreeCheck("interrupt_map", Kind)
{
    public static readonly DiagnosticRule Kind = new("BRD1068", "An interrupt map does not match the cell counts of its nodes", Severity.Info);

    public override string Subject => "interrupt-map";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("interrupt-map") is not { } map || Cells.One(node.Find("#interrupt-cells")) is not { } specifier)
            return;
        long address = 0;
        if (!Cells.States(node, "#address-cells"))
            run.Report(this, node, map, "'interrupt-map' needs #address-cells, which is missing; 0 is assumed");
        else if (Cells.One(node.Find("#address-cells")) is { } stated)
            address = stated;
        else
            return;

        long key = address + specifier;
        if (node.Find("interrupt-map-mask") is { } mask && mask.Length != key * 4)
            run.Report(this, node, mask, Invariant($"'interrupt-map-mask' has {mask.Length} bytes, but #address-cells and #interrupt-cells need {key * 4}"));
        if (!map.IsCells)
            run.Report(this, node, map, Invariant($"'interrupt-map' has {map.Length} bytes, which is not a whole number of cells"));
        else
            JudgeRows(node, map, key, run);
    }

    private void JudgeRows(Node node, Property map, long key, CheckRun run)
    {
        for (long at = 0; at < map.CellCount;)
        {
            long row = at;
            at += key;
            if (at >= map.CellCount)
            {
                run.Report(this, node, map, (int)row, Invariant($"the row at cell {row} ends before its interrupt parent, which would be cell {at} of {map.CellCount}"));
                return;
            }

            if (LengthAtParent(node, map, (int)at, run) is not { } length)
                return;
            at += 1 + length;
            if (at > map.CellCount)
                run.Report(this, node, map, (int)row, Invariant($"the row at cell {row} needs {at - row} cells, but only {map.CellCount - row} are left"));
        }
    }

    // How many cells the parent of a row takes; null if that is unknown, so that the rest cannot be read.
    private long? LengthAtParent(Node node, Property map, int cell, CheckRun run)
    {
        uint phandle = map.Cell(cell);
        if (!Phandles.IsOne(phandle) && run.Facts.IsOverlay)
            return null;
        if (run.Tree.FindPhandle(phandle) is not { } parent)
        {
            run.Report(this, node, map, cell, Invariant($"'interrupt-map' cell {cell} is 0x{phandle:x}, which is not the phandle of a node"));
            return null;
        }

        if (parent.Find("#interrupt-cells") is not { } specifier)
        {
            run.Report(this, node, map, cell, Invariant($"'interrupt-map' cell {cell} refers to {parent.Path}, which has no #interrupt-cells"));
            return null;
        }

        long? address = parent.Find("#address-cells") is { } stated ? Cells.One(stated) : 0;
        return Cells.One(specifier) + address;
    }
}

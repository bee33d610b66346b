using System.Linq;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Interrupts;

/// <summary>
/// A nexus maps a unit address and a specifier to a parent and to its unit address and
/// specifier (Devicetree Specification, 2.4.3).
/// </summary>
internal sealed class InterruptMap() : NodeCheck("interrupt_map", Kind)
{
    public static readonly DiagnosticRule Kind = new("BRD1068", "An interrupt map does not match the cell counts of its nodes", Severity.Info);

    public override string Subject => "interrupt-map";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("interrupt-map") is not { } map || Cells.One(node.Find(CellCount.Interrupt)) is not { } specifier)
            return;
        if (!CellCount.IsStatedAsDtc(node, CellCount.Address))
            run.Report(this, map.ValueLocation, node, "'interrupt-map' needs #address-cells, which is missing; 0 is assumed", diagnostic => diagnostic with { FixNode = node.Path, FixProperty = CellCount.Address, FixValue = "0" });
        if (InterruptNexus.UnitCellsAsDtc(node) is not { } address)
            return;

        long key = (long)address + specifier;
        if (node.Find("interrupt-map-mask") is { } mask && mask.Length != key * 4)
            run.Report(this, node, mask, Invariant($"'interrupt-map-mask' has {mask.Length} bytes, but #address-cells and #interrupt-cells need {key * 4}"));
        var nexus = InterruptNexus.Read(run.Tree, node, address);
        if (nexus.Fault is { } fault && !nexus.Rows.Any(static row => HasUnreadableAddress(row.Parent)))
            ReportFault(node, fault, key, run);
    }

    // It is not known where the rows after such a parent begin, and the property itself is reported by another check.
    private static bool HasUnreadableAddress(Node parent) => parent.Find(CellCount.Address) is { Length: not 4 };

    private void ReportFault(Node node, NexusFault fault, long key, CheckRun run)
    {
        Property map = fault.Property;
        switch (fault.Kind)
        {
            case NexusFaultKind.NotCells:
                run.Report(this, node, map, Invariant($"'interrupt-map' has {map.Length} bytes, which is not a whole number of cells"));
                break;
            case NexusFaultKind.EndsBeforeParent:
                run.Report(this, node, map, fault.Cell, Invariant($"the row at cell {fault.Cell} ends before its interrupt parent, which would be cell {fault.Cell + key} of {map.CellCount}"));
                break;
            case NexusFaultKind.EndsAfterParent when !HasUnreadableAddress(fault.Parent!):
                run.Report(this, node, map, fault.Cell, Invariant($"the row at cell {fault.Cell} needs {fault.ExpectedCells} cells, but only {map.CellCount - fault.Cell} are left"));
                break;
            case NexusFaultKind.UnknownParent when Phandles.IsOne(map.Cell(fault.Cell)) || !run.Facts.IsOverlay:
                run.Report(this, node, map, fault.Cell, Invariant($"'interrupt-map' cell {fault.Cell} is 0x{map.Cell(fault.Cell):x}, which is not the phandle of a node"));
                break;
            case NexusFaultKind.ParentTakesNone when fault.Parent!.Find(CellCount.Interrupt) is null:
                run.ReportMissing(this, CheckRun.At(map, fault.Cell), node, Invariant($"'interrupt-map' cell {fault.Cell} refers to {fault.Parent.Path}, which has no #interrupt-cells"), fault.Parent, CellCount.Interrupt);
                break;
        }
    }
}

using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.References;

/// <summary>
/// A list of references, each with the arguments that its target asks for. Whether a reference was written as a label or
/// as a number makes no difference: a decompiled tree has only numbers.
/// </summary>
internal static class PhandleArguments
{
    /// <param name="check">The check that reports.</param>
    /// <param name="node">The node with the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="cellsProperty">The property that says how many arguments a target takes.</param>
    /// <param name="isOptional">Whether a target without that property asks for none.</param>
    /// <param name="run">Where to report.</param>
    public static void Judge(TreeCheck check, Node node, Property list, string cellsProperty, bool isOptional, CheckRun run)
    {
        if (!list.IsCells)
        {
            run.Report(check, node, list, Invariant($"'{list.Name}' has {list.Length} bytes, which is not a whole number of cells"));
            return;
        }

        long arguments;
        for (long at = 0; at < list.CellCount; at += 1 + arguments)
        {
            int cell = (int)at;
            arguments = 0;
            uint phandle = list.Cell(cell);
            if (!Phandles.IsOne(phandle))
            {
                // A placeholder for a node of the base: its number of arguments is unknown.
                if (run.Facts.IsOverlay)
                    return;
                continue;
            }

            if (Target(check, node, list, cell, run) is not { } target)
                return;
            if (target.Find(cellsProperty) is { } count)
            {
                // A count that is not a cell is reported at its own property.
                if (Cells.One(count) is not { } stated)
                    return;
                arguments = stated;
            }
            else if (!isOptional)
            {
                run.Report(check, node, list, cell, Invariant($"'{list.Name}' cell {cell} refers to {target.Path}, which has no {cellsProperty}"));
                return;
            }

            if (NextReference(list, at, arguments) is { } next)
            {
                run.Report(check, node, list, cell, Invariant($"'{list.Name}' cell {cell} refers to {target.Path}, whose {cellsProperty} is {arguments}, but only {next - cell - 1} cells are before the next reference"));
                return;
            }

            if (at + 1 + arguments > list.CellCount)
            {
                run.Report(check, node, list, cell, Invariant($"'{list.Name}' cell {cell} refers to {target.Path}, whose {cellsProperty} is {arguments}, but only {list.CellCount - cell - 1} cells follow"));
                return;
            }
        }
    }

    // Where the source has a reference, an argument is missing: none is one.
    private static int? NextReference(Property list, long at, long arguments)
    {
        foreach (int offset in list.References ?? [])
        {
            if (offset / 4 > at && offset / 4 <= at + arguments)
                return offset / 4;
        }

        return null;
    }

    private static Node? Target(TreeCheck check, Node node, Property list, int cell, CheckRun run)
    {
        uint phandle = list.Cell(cell);
        Node? target = run.Tree.FindPhandle(phandle);
        if (target is null)
            run.Report(check, node, list, cell, Invariant($"'{list.Name}' cell {cell} is 0x{phandle:x}, which is not the phandle of a node"));
        return target;
    }
}

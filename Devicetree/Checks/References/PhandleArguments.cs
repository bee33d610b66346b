using System.Collections.Immutable;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.References;

/// <summary>
/// A list of references, each with the arguments that its target takes. Whether a reference was written as a label or as
/// a number makes no difference: a decompiled tree has only numbers.
/// </summary>
internal static class PhandleArguments
{
    /// <param name="check">The check that reports.</param>
    /// <param name="node">The node with the list.</param>
    /// <param name="list">The list.</param>
    /// <param name="cellsProperty">The property with the number of arguments that a target takes.</param>
    /// <param name="isOptional">Whether a target without that property takes no arguments.</param>
    /// <param name="run">The run to report to.</param>
    public static void Judge(TreeCheck check, Node node, Property list, string cellsProperty, bool isOptional, CheckRun run)
    {
        if (PhandleExpected.Why(list, run.Tree) is { } path)
        {
            run.Report(check, node, list, path);
            return;
        }

        if (!list.IsCells)
        {
            run.Report(check, node, list, Invariant($"'{list.Name}' has {list.Length} bytes, which is not a whole number of cells"));
            return;
        }

        if (FaultIn(list, cellsProperty, isOptional, run) is not { } fault)
            return;

        // The cause may be an earlier entry without its arguments. Only checked after a fault, because a reference may
        // be an argument (mailboxes of TI's OMAP).
        (int cell, string text, Node? lacking) = MissingArgument(list, cellsProperty, run) ?? fault;
        if (lacking is null)
            run.Report(check, node, list, cell, text);
        else
            run.ReportMissing(check, CheckRun.At(list, cell), node, text, lacking, cellsProperty);
    }

    // The first fault, with the target that lacks a count. Also null if a count is malformed, which is reported at its own property.
    private static (int Cell, string Text, Node? Lacking)? FaultIn(Property list, string cellsProperty, bool isOptional, CheckRun run)
    {
        ImmutableArray<int> references = list.References ?? [];
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
                    return null;
                continue;
            }

            // Where a reference was taken for an argument, a number may be a phandle by chance.
            if (references.Length > 0 && references.BinarySearch(4 * cell) < 0)
            {
                if (MissingArgument(list, cellsProperty, run) is { } missing)
                    return missing;
                references = [];
            }

            if (run.Tree.FindPhandle(phandle) is not { } target)
                return (cell, Invariant($"'{list.Name}' cell {cell} is 0x{phandle:x}, which is not the phandle of a node"), null);
            if (target.Find(cellsProperty) is { } count)
            {
                if (Cells.One(count) is not { } stated)
                    return null;
                arguments = stated;
            }
            else if (!isOptional)
            {
                return (cell, Invariant($"'{list.Name}' cell {cell} refers to {target.Path}, which has no {cellsProperty}"), target);
            }

            if (at + 1 + arguments > list.CellCount)
                return (cell, Invariant($"'{list.Name}' cell {cell} refers to {target.Path}, whose {cellsProperty} is {arguments}, but only {list.CellCount - cell - 1} cells follow"), null);
        }

        return null;
    }

    // The first entry whose arguments would include a reference in the source.
    private static (int Cell, string Text, Node? Lacking)? MissingArgument(Property list, string cellsProperty, CheckRun run)
    {
        ImmutableArray<int> references = list.References ?? [];
        for (int i = 0; i + 1 < references.Length; i++)
        {
            int cell = references[i] / 4;
            int between = (references[i + 1] / 4) - cell - 1;
            if (run.Tree.FindPhandle(list.Cell(cell)) is { } target && Cells.One(target.Find(cellsProperty)) is { } arguments && between < arguments)
                return (cell, Invariant($"'{list.Name}' cell {cell} refers to {target.Path}, whose {cellsProperty} is {arguments}, but only {between} cells are before the next reference"), null);
        }

        return null;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Hardware.Addressing;
using Boards.Devicetree.Hardware.Resolving;
using Boards.Devicetree.Hardware.Rules;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware.Interrupts;

/// <summary>Cuts <c>interrupts-extended</c> and <c>interrupts</c> into entries (Devicetree Specification, 2.4.1).</summary>
internal sealed class InterruptSourceReader(DeviceTree tree, InterruptParents parents, DiagnosticSink diagnostics)
{
    /// <summary>The entries of a node, holes left out. <c>interrupts-extended</c> wins where both are there.</summary>
    public ImmutableArray<InterruptSource> Read(Node node)
    {
        Property? plain = node.Find("interrupts");
        if (node.Find("interrupts-extended") is not { } extended)
            return plain is null ? [] : ReadPlain(node, plain);
        if (plain is not null)
            diagnostics.Add(node, InterruptTreeRules.BothForms(node, plain, extended));
        return ReadExtended(node, extended);
    }

    private ImmutableArray<InterruptSource> ReadPlain(Node node, Property interrupts)
    {
        InterruptParents.Found found = parents.Of(node);
        if (found.Dangling is { } dangling)
            diagnostics.Add(node, InterruptTreeRules.DanglingParent(node, dangling));
        else if (found.Bare is { } bare)
            diagnostics.Add(node, InterruptTreeRules.BareParent(node, bare, found.Node));
        else if (found.Node is null)
            diagnostics.Add(node, InterruptTreeRules.NoInterruptParent(node, interrupts));

        // Without a parent nobody knows how many entries there are: one stands for all.
        if (found.Node is not { } parent || CellCount.Of(parent, CellCount.Interrupt) is not { } cells)
            return interrupts.Length == 0 ? [] : [Entry(null, 0, 0, System.Math.Min(interrupts.CellCount, 8))];
        if (cells == 0 || interrupts.Length % (cells * 4L) != 0)
            diagnostics.Add(node, InterruptTreeRules.Length(node, interrupts, parent, cells));
        if (cells == 0)
            return [];
        var entries = ImmutableArray.CreateBuilder<InterruptSource>(interrupts.CellCount / cells);
        for (int i = 0; i < interrupts.CellCount / cells; i++)
            entries.Add(Entry(parent, i, i * cells, cells));
        return entries.MoveToImmutable();

        InterruptSource Entry(Node? controller, int index, int cell, int count) =>
            new(node, index, controller, InterruptNexus.Take(interrupts, cell, count), interrupts.LocationOf(cell, count));
    }

    private ImmutableArray<InterruptSource> ReadExtended(Node node, Property extended)
    {
        const uint Absent = uint.MaxValue;
        var entries = ImmutableArray.CreateBuilder<InterruptSource>();
        int cell = 0;
        for (int index = 0; cell < extended.CellCount; index++)
        {
            uint phandle = extended.Cell(cell);
            SourceLocation location = extended.LocationAt(cell * 4);
            if (phandle is 0 or Absent)
            {
                cell++;
                continue;
            }

            Node? controller = tree.FindPhandle(phandle);
            if (controller is null || CellCount.Of(controller, CellCount.Interrupt) is not { } count)
            {
                diagnostics.Add(node, InterruptTreeRules.ExtendedParent(node, index, phandle, controller, location));
                entries.Add(new InterruptSource(node, index, null, [], location));
                return entries.ToImmutable();
            }

            if (count > extended.CellCount - cell - 1)
            {
                diagnostics.Add(node, InterruptTreeRules.ExtendedLength(node, index, controller, count, extended.CellCount - cell - 1, location));
                entries.Add(new InterruptSource(node, index, null, [], location));
                return entries.ToImmutable();
            }

            entries.Add(new InterruptSource(node, index, controller, InterruptNexus.Take(extended, cell + 1, count), extended.LocationOf(cell, 1 + count)));
            cell += 1 + count;
        }

        return entries.ToImmutable();
    }
}

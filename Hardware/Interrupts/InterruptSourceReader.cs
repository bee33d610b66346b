using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Cells;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Interrupts;

/// <summary>Divides <c>interrupts-extended</c> and <c>interrupts</c> into entries (Devicetree Specification, 2.4.1).</summary>
internal sealed class InterruptSourceReader(DeviceTree tree, InterruptParents parents, DiagnosticSink diagnostics)
{
    /// <summary>The entries of a node; empty slots are left out. If a node has both properties, <c>interrupts-extended</c> is used.</summary>
    /// <param name="node">The node.</param>
    /// <param name="count">The number of entries, including empty slots; null if a mistake makes it unknown.</param>
    public ImmutableArray<InterruptSource> Read(Node node, out int? count)
    {
        count = 0;
        Property? plain = node.Find("interrupts");
        if (node.Find("interrupts-extended") is not { } extended)
            return plain is null ? [] : ReadPlain(node, plain, out count);
        if (plain is not null)
            diagnostics.Add(node, InterruptTreeRules.BothForms(node, plain, extended));
        return ReadExtended(node, extended, out count);
    }

    private ImmutableArray<InterruptSource> ReadPlain(Node node, Property interrupts, out int? count)
    {
        count = null;
        InterruptParent found = parents.Of(node);
        Diagnostic? fault = found switch
        {
            { Dangling: { } dangling } => InterruptTreeRules.DanglingParent(node, dangling, others: 0),
            { Bare: { } bare } => InterruptTreeRules.BareParent(node, bare, found.Naming!, found.Node),
            { Node: null } => InterruptTreeRules.NoInterruptParent(node, interrupts, others: 0),
            _ => null,
        };

        // Nodes without an interrupt parent, or with an unknown one, are reported once, when all are known.
        if (fault is not null && found.Bare is not null)
            diagnostics.Add(node, fault);

        // Without an interrupt parent, the number of entries is unknown: one entry represents all.
        if (found.Node is not { } parent || CellCount.Of(parent, CellCount.Interrupt) is not { } cells)
            return interrupts.Length == 0 ? [] : [Entry(null, 0, 0, System.Math.Min(interrupts.CellCount, 8)) with { Fault = fault?.Rule }];

        // If a controller further up is used instead of the interrupt parent, its specifier length is not the one that was meant.
        bool hasRest = found.Bare is null && (cells == 0 || interrupts.Length % (cells * 4L) != 0);
        if (hasRest)
            diagnostics.Add(node, InterruptTreeRules.Length(node, interrupts, parent, cells));
        if (cells == 0)
            return [];
        int whole = interrupts.CellCount / cells;
        count = hasRest ? null : whole;
        if (whole > AddressRules.MostEntries)
            diagnostics.Add(node, AddressRules.Entries(node, interrupts));
        var entries = ImmutableArray.CreateBuilder<InterruptSource>(System.Math.Min(whole, AddressRules.MostEntries));
        for (int i = 0; i < entries.Capacity; i++)
            entries.Add(Entry(parent, i, i * cells, cells) with { IsShifted = hasRest });
        return entries.MoveToImmutable();

        InterruptSource Entry(Node? controller, int index, int cell, int width) =>
            new(node, index, controller, interrupts.Cells(cell, width), EntryPlace.OfCells(interrupts, cell, width));
    }

    private ImmutableArray<InterruptSource> ReadExtended(Node node, Property extended, out int? count)
    {
        count = null;
        const uint Absent = uint.MaxValue;
        var entries = ImmutableArray.CreateBuilder<InterruptSource>();
        int cell = 0;
        int index = 0;
        for (; cell < extended.CellCount; index++)
        {
            uint phandle = extended.Cell(cell);
            EntryPlace place = EntryPlace.AtByte(extended, cell * 4);
            if (phandle is 0 or Absent)
            {
                cell++;
                continue;
            }

            if (entries.Count == AddressRules.MostEntries)
            {
                diagnostics.Add(node, AddressRules.Entries(node, extended));
                return entries.ToImmutable();
            }

            Node? controller = tree.FindPhandle(phandle);
            int? width = controller is null ? null : CellCount.Of(controller, CellCount.Interrupt);
            int left = extended.CellCount - cell - 1;
            if (controller is null || width is not { } cells || cells > left)
            {
                // The start of the next entry cannot be determined.
                Diagnostic fault = controller is not null && width is { } expected
                    ? InterruptTreeRules.ExtendedLength(node, index, controller, expected, left, place.Location)
                    : InterruptTreeRules.ExtendedParent(node, index, phandle, controller, place.Location);
                diagnostics.Add(node, fault);
                entries.Add(new InterruptSource(node, index, null, [], place) { Fault = fault.Rule });
                return entries.ToImmutable();
            }

            entries.Add(new InterruptSource(node, index, controller, extended.Cells(cell + 1, cells), EntryPlace.OfCells(extended, cell, 1 + cells)));
            cell += 1 + cells;
        }

        count = index;
        return entries.ToImmutable();
    }
}

using System.Collections.Immutable;
using Boards.Devicetree.Hardware.Rules;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware.Addressing;

/// <summary>Reads the windows of buses: for their children, and for DMA.</summary>
internal sealed class WindowReader(AddressTranslator translator, DiagnosticSink diagnostics)
{
    /// <summary>The rows of a node's <c>ranges</c>, followed to the CPU.</summary>
    public ImmutableArray<BusWindow> Read(Node node)
    {
        if (translator.DmaRanges(node) is { } dma)
            Judge(dma);
        if (translator.Ranges(node) is not { } table)
            return [];
        Judge(table);
        return Follow(table, translator);
    }

    /// <summary>Which memory a device on the bus above reaches.</summary>
    public DmaReach ReadDma(Node device)
    {
        // An interconnect that is named for DMA takes the place of the bus above.
        for (Node? at = DmaParent(device); at is not null; at = at.Parent)
        {
            if (translator.DmaRanges(at) is not { } table)
                continue;
            // Empty means identity on this bus; the next one up may still say more.
            if (!table.IsIdentity)
                return new DmaReach(at, FollowDma(table), 64);
            if (at.Parent is null || !HasDmaRangesAbove(at))
                return new DmaReach(at, [], 64);
        }

        return DmaReach.Default;
    }

    private bool HasDmaRangesAbove(Node node)
    {
        for (Node? at = node.Parent; at is not null; at = at.Parent)
        {
            if (translator.DmaRanges(at) is not null)
                return true;
        }

        return false;
    }

    private static Node? DmaParent(Node device) => device.Parent;

    private static ImmutableArray<BusWindow> Follow(WindowTable table, AddressTranslator translator)
    {
        Bus parent = Bus.Of(table.Bus.Node.Parent ?? table.Bus.Node);
        return [.. Windows(table, (address, size) => translator.Translate(parent, address, size).Address)];
    }

    private static System.Collections.Generic.IEnumerable<BusWindow> Windows(WindowTable table, System.Func<BusAddress, ulong, ulong?> follow)
    {
        for (int i = 0; i < table.Rows.Length; i++)
        {
            Window row = table.Rows[i];
            AddressSpace space = table.Bus.Kind switch
            {
                BusKind.Pci => row.Child.PciSpace,
                BusKind.Isa when (row.Child.Flags & 1) != 0 => AddressSpace.Io,
                _ => AddressSpace.Memory32,
            };
            yield return new BusWindow(
                table.Bus.Node, i, space, row.Child.Value, follow(row.Parent, row.Length), row.Length,
                table.Bus.Kind == BusKind.Pci && row.Child.IsPrefetchable, row.Location);
        }
    }

    private ImmutableArray<BusWindow> FollowDma(WindowTable table) => [.. Windows(table, (address, _) => ThroughDma(table.Bus.Node.Parent, address))];

    // Unlike ranges, a bus without dma-ranges passes addresses on as they are.
    private ulong? ThroughDma(Node? at, BusAddress address)
    {
        for (; at is not null; at = at.Parent)
        {
            if (translator.DmaRanges(at) is not { IsIdentity: false } table)
                continue;
            if (table.Find(address) is not { } row)
                return null;
            address = AddressTranslator.Through(row, address);
        }

        return address.IsTooWide ? null : address.Value;
    }

    private void Judge(WindowTable table)
    {
        if (table.LooseBytes == 0)
            return;
        Bus bus = table.Bus;
        int rowCells = bus.AddressCells + bus.SizeCells + (bus.Node.Parent is null ? 0 : Bus.Of(bus.Node.Parent).AddressCells);
        diagnostics.Add(bus.Node, AddressRules.PartialRow(bus.Node, table.Property, table.LooseBytes, rowCells * 4));
    }
}

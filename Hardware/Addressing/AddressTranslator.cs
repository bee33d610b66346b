using System.Collections.Generic;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Addressing;

/// <summary>Follows addresses from a bus to the CPU (Devicetree Specification, 2.3.8) and DMA addresses likewise (2.3.9).</summary>
internal sealed class AddressTranslator
{
    private readonly Dictionary<Node, WindowTable> _ranges = [];
    private readonly Dictionary<Node, WindowTable> _dmaRanges = [];

    /// <summary>A node's <c>ranges</c>, or null where it has none.</summary>
    public WindowTable? Ranges(Node node) => Table(_ranges, node, "ranges");

    /// <summary>A node's <c>dma-ranges</c>, or null where it has none.</summary>
    public WindowTable? DmaRanges(Node node) => Table(_dmaRanges, node, "dma-ranges");

    /// <summary>Translates an address of <paramref name="bus"/>, with the bytes of the region that starts there.</summary>
    public Translation Translate(Bus bus, BusAddress address, ulong size)
    {
        Node? straddled = null;
        ulong room = 0;
        for (; ; )
        {
            if (!bus.HasMemory)
                return Stop(RegionKind.BusNumber);
            if (address.IsTooWide)
                return Stop(RegionKind.Unreadable);
            if (bus.Node.Parent is null)
                return new Translation(RegionKind.Memory, address.Value, null, address, straddled, room);
            if (Ranges(bus.Node) is not { } table)
                return Stop(RegionKind.Unmapped);

            Bus parent = Bus.Of(bus.Node.Parent);
            if (table.IsIdentity)
            {
                address = Reencode(address, bus, parent);
            }
            else
            {
                if (table.Find(address) is not { } row)
                    return Stop(RegionKind.OutsideWindows);
                ulong left = table.BytesFrom(address, row);
                if (left < size && straddled is null)
                    (straddled, room) = (bus.Node, left);
                address = Through(row, address);
            }

            bus = parent;
        }

        Translation Stop(RegionKind kind) => new(kind, null, bus.Node, address, straddled, room);
    }

    /// <summary>The address after translation by a row; too wide if the sum exceeds 64 bits.</summary>
    public static BusAddress Through(Window row, BusAddress address)
    {
        ulong offset = address.Value - row.Child.Value;
        ulong value = unchecked(row.Parent.Value + offset);
        return new BusAddress(row.Parent.Flags, value, row.Parent.IsTooWide || value < offset);
    }

    // An empty property: the same number in the parent's width; flags go along where both buses have them.
    private static BusAddress Reencode(BusAddress address, Bus from, Bus to)
    {
        ulong limit = (to.AddressCells - (to.HasFlags ? 1 : 0)) switch { <= 0 => 0, 1 => uint.MaxValue, _ => ulong.MaxValue };
        return new BusAddress(from.HasFlags && to.HasFlags ? address.Flags : 0, address.Value, address.Value > limit);
    }

    private static WindowTable? Table(Dictionary<Node, WindowTable> known, Node node, string name)
    {
        if (node.Find(name) is not { } property)
            return null;
        if (!known.TryGetValue(node, out WindowTable? table))
            known[node] = table = WindowTable.Read(node, property);
        return table;
    }
}

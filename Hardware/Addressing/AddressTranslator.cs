using System.Collections.Generic;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Addressing;

/// <summary>Translates the addresses of a bus to those of the CPU (Devicetree Specification, 2.3.8), and DMA addresses likewise (2.3.9).</summary>
internal sealed class AddressTranslator
{
    private readonly Dictionary<Node, BusWay> _ways = [];
    private readonly Dictionary<Node, WindowTable> _dmaRanges = [];

    /// <summary>A node's <c>ranges</c>, or null if it has none.</summary>
    public WindowTable? Ranges(Node node) => node.Find("ranges") is null ? null : WayOf(node).Ranges;

    /// <summary>A node's <c>dma-ranges</c>, or null if it has none.</summary>
    public WindowTable? DmaRanges(Node node)
    {
        if (node.Find("dma-ranges") is not { } property)
            return null;
        if (!_dmaRanges.TryGetValue(node, out WindowTable? table))
            _dmaRanges[node] = table = WindowTable.Read(WayOf(node).Bus, property);
        return table;
    }

    /// <summary>The bus that a node forms for its children.</summary>
    public Bus BusOf(Node node) => WayOf(node).Bus;

    /// <summary>Translates the address and size of a region on a node's bus.</summary>
    public Translation Translate(Node bus, BusAddress address, ulong size)
    {
        BusWay at = WayOf(bus);
        Node? straddled = null;
        ulong room = 0;
        for (; ; )
        {
            if (!at.Bus.HasMemory)
                return Stop(RegionKind.BusNumber);
            if (address.IsTooWide)
                return Stop(RegionKind.Unreadable);
            if (at.Above is not { } above)
                return new Translation(RegionKind.Memory, address.Value, null, address, straddled, room);
            if (at.Ranges is not { } table)
                return Stop(RegionKind.Unmapped);

            if (at.Same != at && address.Value <= Limit(at.Bus))
            {
                above = at.Same;
            }
            else if (table.IsIdentity)
            {
                address = Reencode(address, at.Bus, above.Bus);
            }
            else
            {
                int row = table.Find(address);
                if (row < 0)
                    return Stop(RegionKind.OutsideWindows);
                if (straddled is null && table.Rows[row].Length - (address.Value - table.Rows[row].Child.Value) < size
                    && table.BytesFrom(address, row) is var left && left < size)
                    (straddled, room) = (at.Bus.Node, left);
                address = Through(table.Rows[row], address);
            }

            at = above;
        }

        Translation Stop(RegionKind kind) => new(kind, null, at.Bus.Node, address, straddled, room);
    }

    /// <summary>The address after translation by a row; too wide if the sum exceeds 64 bits.</summary>
    public static BusAddress Through(Window row, BusAddress address)
    {
        ulong offset = address.Value - row.Child.Value;
        ulong value = unchecked(row.Parent.Value + offset);
        return new BusAddress(row.Parent.Flags, value, row.Parent.IsTooWide || value < offset);
    }

    // With an empty property, the number is the same in the parent's width; flags are kept if both buses have them.
    private static BusAddress Reencode(BusAddress address, Bus from, Bus to) =>
        new(from.HasFlags && to.HasFlags ? address.Flags : 0, address.Value, address.Value > Limit(to));

    private static ulong Limit(Bus bus) => (bus.AddressCells - (bus.HasFlags ? 1 : 0)) switch { <= 0 => 0, 1 => uint.MaxValue, _ => ulong.MaxValue };

    // The buses above a bus are resolved before it. Not recursive, because trees can be nested deeply.
    private BusWay WayOf(Node node)
    {
        if (_ways.TryGetValue(node, out BusWay? known))
            return known;
        Stack<Node> unknown = new();
        for (Node? at = node; at is not null && !_ways.TryGetValue(at, out known); at = at.Parent)
            unknown.Push(at);
        while (unknown.Count > 0)
        {
            Node next = unknown.Pop();
            _ways.Add(next, known = new BusWay(Bus.Of(next), known));
        }

        return known!;
    }
}

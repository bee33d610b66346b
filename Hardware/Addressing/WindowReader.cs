using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Cells;
using Boards.Hardware.Dependencies;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Addressing;

/// <summary>Reads the windows of buses: for their children, and for DMA.</summary>
internal sealed class WindowReader(DeviceTree tree, AddressTranslator translator, DiagnosticSink diagnostics)
{
    private readonly Dictionary<Node, DmaReach> _reaches = [];
    private readonly Dictionary<Node, DmaWay?> _dmaWays = [];
    private readonly Dictionary<WindowTable, ImmutableArray<BusWindow>> _dmaWindows = [];

    /// <summary>The rows of a node's <c>ranges</c>, translated to CPU addresses.</summary>
    public ImmutableArray<BusWindow> Read(Node node)
    {
        if (translator.DmaRanges(node) is { } dma)
            Judge(dma);
        if (translator.Ranges(node) is not { } table)
            return [];
        Judge(table);
        return Follow(table, translator);
    }

    /// <summary>The memory that a device reaches: through its interconnect if one is named for DMA, otherwise through the bus above it.</summary>
    public DmaReach ReadDma(Node device) => DmaParent(device) is { } parent ? ReadReach(parent) : DmaReach.Default;

    /// <summary>The rows of a node's <c>dma-ranges</c>, translated to memory addresses.</summary>
    public ImmutableArray<BusWindow> ReadDmaWindows(Node node) => translator.DmaRanges(node) is { IsIdentity: false } table ? FollowDma(table) : [];

    // The nearest rows above the device apply; an empty property means that the bus does not translate. The result for a bus also
    // applies to the buses visited on the way to it, so that nested nodes take one step each.
    private DmaReach ReadReach(Node bus)
    {
        if (_reaches.TryGetValue(bus, out DmaReach? reach))
            return reach;
        Node? identity = null;
        HashSet<Node> visited = [];
        for (Node? at = bus; at is not null; at = DmaParent(at))
        {
            WindowTable? table = translator.DmaRanges(at);
            if ((table is null && identity is not null) || _reaches.TryGetValue(at, out reach) || !visited.Add(at))
                break;
            if (table is { IsIdentity: false })
                reach = new DmaReach { DeclaredBy = at, Windows = FollowDma(table), Bits = 64 };
            else if (table is not null)
                identity = at;
            if (reach is not null)
                break;
        }

        reach ??= identity is null ? DmaReach.Default : new DmaReach { DeclaredBy = identity, Windows = [], Bits = 64 };
        foreach (Node at in visited)
            _reaches[at] = reach;
        return reach;
    }

    private Node? DmaParent(Node device)
    {
        IReadOnlyList<string> names = device.Find("interconnect-names")?.Strings ?? [];
        for (int i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], "dma-mem", StringComparison.Ordinal) && device.Find("interconnects") is { } interconnects)
                return PhandleList.Read(tree, interconnects, "#interconnect-cells", null).Skip(i).FirstOrDefault()?.Target ?? device.Parent;
        }

        return device.Parent;
    }

    private static ImmutableArray<BusWindow> Follow(WindowTable table, AddressTranslator translator)
    {
        Node parent = table.Bus.Node.Parent ?? table.Bus.Node;
        return [.. Windows(table, (address, size) => translator.Translate(parent, address, size).Address)];
    }

    private static IEnumerable<BusWindow> Windows(WindowTable table, Func<BusAddress, ulong, ulong?> follow)
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
            yield return new BusWindow
            {
                Owner = table.Bus.Node,
                Index = i,
                Space = space,
                BusAddress = row.Child.Value,
                Address = follow(row.Parent, row.Length),
                Size = row.Length,
                IsPrefetchable = table.Bus.Kind == BusKind.Pci && row.Child.IsPrefetchable,
                Place = table.PlaceOf(i),
            };
        }
    }

    private ImmutableArray<BusWindow> FollowDma(WindowTable table)
    {
        if (!_dmaWindows.TryGetValue(table, out ImmutableArray<BusWindow> windows))
        {
            DmaWay? way = WayFrom(DmaParent(table.Bus.Node));
            _dmaWindows.Add(table, windows = [.. Windows(table, (address, _) => Through(way, address))]);
        }

        return windows;
    }

    private static ulong? Through(DmaWay? way, BusAddress address)
    {
        for (; way is not null; way = way.Next)
        {
            int row = way.Table.Find(address);
            if (row < 0)
                return null;
            address = AddressTranslator.Through(way.Table.Rows[row], address);
        }

        return address.IsTooWide ? null : address.Value;
    }

    // Without dma-ranges, a bus passes addresses on unchanged; without ranges, it does not. The way ends at a bus that was already visited.
    private DmaWay? WayFrom(Node? bus)
    {
        Stack<Node> unknown = new();
        HashSet<Node> visited = [];
        DmaWay? way = null;
        for (Node? at = bus; at is not null && !_dmaWays.TryGetValue(at, out way) && visited.Add(at); at = DmaParent(at))
            unknown.Push(at);
        while (unknown.Count > 0)
        {
            Node at = unknown.Pop();
            way = translator.DmaRanges(at) is { IsIdentity: false } table ? new DmaWay(table, way) : way;
            _dmaWays.Add(at, way);
        }

        return way;
    }

    private void Judge(WindowTable table)
    {
        Bus bus = table.Bus;
        if (table.LooseBytes == 0 || bus.Node.Parent is null || !bus.HasMemory)
            return;
        diagnostics.Add(bus.Node, AddressRules.PartialRow(bus.Node, table.Property, (bus.AddressCells, translator.BusOf(bus.Node.Parent).AddressCells, bus.SizeCells)));
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware.Cells;
using Boards.Hardware.Reporting;
using static System.FormattableString;

namespace Boards.Hardware.Addressing;

/// <summary>Reads <c>reg</c> and <c>assigned-addresses</c> into regions.</summary>
internal sealed class RegionReader(AddressTranslator translator, DiagnosticSink diagnostics)
{
    // A bus is reported once, not once for each child.
    private readonly HashSet<Node> _judged = [];

    /// <summary>The entries of a node's <c>reg</c>. An incomplete entry at the end is left out.</summary>
    public ImmutableArray<DeviceRegion> Read(Node node)
    {
        if (node.Parent is null || node.Find("reg") is not { Length: > 0 } reg)
            return [];
        Bus bus = translator.BusOf(node.Parent);
        if (_judged.Add(bus.Node))
            JudgeCells(bus, reg);
        if (bus.EntryCells == 0)
            return [];

        IReadOnlyList<string> names = node.Find("reg-names")?.Strings ?? [];
        int count = reg.CellCount / bus.EntryCells;
        if (names.Count > count)
            diagnostics.Add(node, AddressRules.Names(node, node.Find("reg-names")!, names.Count, count, "reg"));
        count = Limited(node, reg, count);
        var regions = ImmutableArray.CreateBuilder<DeviceRegion>(count);
        for (int i = 0; i < count; i++)
            regions.Add(ReadEntry(node, bus, reg, i, i < names.Count ? names[i] : null));
        return regions.MoveToImmutable();
    }

    /// <summary>The address registers that firmware has set on a PCI function, translated through the bridges above it.</summary>
    public ImmutableArray<DeviceRegion> ReadAssigned(Node node)
    {
        if (node.Parent is null || node.Find("assigned-addresses") is not { } assigned || translator.BusOf(node.Parent) is not { Kind: BusKind.Pci } bus)
            return [];
        int count = bus.EntryCells == 0 ? 0 : Limited(node, assigned, assigned.CellCount / bus.EntryCells);
        var regions = ImmutableArray.CreateBuilder<DeviceRegion>(count);
        for (int i = 0; i < count; i++)
        {
            int cell = i * bus.EntryCells;
            BusAddress address = bus.ReadAddress(assigned, cell);
            ulong size = bus.ReadSize(assigned, cell + bus.AddressCells);
            Translation way = translator.Translate(bus.Node, address, size);
            regions.Add(new DeviceRegion
            {
                Owner = node,
                Index = i,
                Name = null,
                BusAddress = address.Value,
                AddressCells = bus.AddressCells,
                Size = size,
                Address = way.Address,
                Place = EntryPlace.OfCells(assigned, cell, bus.EntryCells),
                Kind = way.Kind,
                StoppedAt = way.StoppedAt,
            });
        }

        return regions.MoveToImmutable();
    }

    // How many of a property's entries are read.
    private int Limited(Node node, Property property, int count)
    {
        if (count <= AddressRules.MostEntries)
            return count;
        diagnostics.Add(node, AddressRules.Entries(node, property));
        return AddressRules.MostEntries;
    }

    private DeviceRegion ReadEntry(Node node, Bus bus, Property reg, int index, string? name)
    {
        int cell = index * bus.EntryCells;
        BusAddress address = bus.ReadAddress(reg, cell);
        ulong size = bus.ReadSize(reg, cell + bus.AddressCells);
        // The reg of a PCI function has its address in configuration space, then templates: none of them is a CPU address.
        Translation way = bus.Kind == BusKind.Pci
            ? new Translation(RegionKind.PciFunction, null, bus.Node, address, null, 0)
            : translator.Translate(bus.Node, address, size);
        var region = new DeviceRegion
        {
            Owner = node,
            Index = index,
            Name = name,
            BusAddress = address.Value,
            AddressCells = bus.AddressCells,
            Size = size,
            Address = way.Address,
            Place = EntryPlace.OfCells(reg, cell, bus.EntryCells),
            Kind = way.Kind,
            StoppedAt = way.StoppedAt,
            OfferedAddress = way.Kind == RegionKind.Unmapped ? OfferedAddress(bus, address.Value, size) : null,
        };
        Judge(region, way);
        return region;
    }

    // In most bindings, a child of a system controller is at an offset into the controller's registers.
    private ulong? OfferedAddress(Bus bus, ulong offset, ulong size)
    {
        IReadOnlyList<string> compatible = bus.Node.Find("compatible")?.Strings ?? [];
        if (bus.Node.Parent is null || !(compatible.Contains("syscon") || compatible.Contains("simple-mfd")))
            return null;
        Bus above = translator.BusOf(bus.Node.Parent);
        if (!above.HasMemory || above.Kind == BusKind.Pci || bus.Node.Find("reg") is not { } reg || reg.CellCount < above.EntryCells)
            return null;
        ulong room = above.ReadSize(reg, above.AddressCells);
        if (offset > room || size > room - offset)
            return null;
        return translator.Translate(above.Node, above.ReadAddress(reg, 0), room).Address is { } start ? start + offset : null;
    }

    private void Judge(DeviceRegion region, Translation way)
    {
        Node owner = region.Owner;
        if (way.Kind == RegionKind.OutsideWindows && translator.Ranges(way.StoppedAt!) is { LooseBytes: 0 } table)
            diagnostics.Add(owner, AddressRules.OutsideWindows(region, way.StoppedAt!, way.BusAddress.Value, Text(table)));
        if (way.Kind == RegionKind.Unreadable)
            diagnostics.Add(owner, AddressRules.Unreadable(region, way.StoppedAt!));
        if (way.Straddled is { } bus && way.Kind == RegionKind.Memory)
            diagnostics.Add(owner, AddressRules.PastWindow(region, bus, way.Room));
        if (region.Address is { } start && region.Size > 0 && region.Size - 1 > ulong.MaxValue - start)
            diagnostics.Add(owner, AddressRules.PastEnd(region, 64));
    }

    // The specification's defaults are 2 and 1; Linux inherits the counts, and uses 1 and 1 above the root.
    private void JudgeCells(Bus bus, Property reg)
    {
        if (bus.Kind is BusKind.Pci or BusKind.Isa)
            return;
        if (bus.AddressCells is 0 or > 4 && bus.SizeCells > 0)
            diagnostics.Add(bus.Node, AddressRules.AddressCells(bus.Node, reg, bus.Node.Find(CellCount.Address)?.Cell(0) ?? (uint)bus.AddressCells));
        JudgeDefault(bus, reg, CellCount.Address, bus.AddressCells);
        JudgeDefault(bus, reg, CellCount.Size, bus.SizeCells);
    }

    private void JudgeDefault(Bus bus, Property reg, string property, int used)
    {
        if (CellCount.Of(bus.Node, property) is not null)
            return;
        for (Node? above = bus.Node.Parent; above is not null; above = above.Parent)
        {
            if (CellCount.Of(above, property) is not { } other)
                continue;
            if (other != used)
                diagnostics.Add(bus.Node, AddressRules.DefaultCells(bus.Node, reg, property, used, above, other));
            return;
        }
    }

    private static string Text(WindowTable table)
    {
        const int Shown = 4;
        IEnumerable<string> rows = table.Rows.Take(Shown).Select(r => Invariant($"0x{r.Child.Value:x}+0x{r.Length:x}"));
        string text = string.Join(", ", rows);
        return table.Rows.Length > Shown ? Invariant($"{text} and {table.Rows.Length - Shown} more") : text;
    }
}

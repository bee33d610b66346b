using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Guests;

namespace Boards.Microkit.Guests;

/// <summary>The memory of a guest: its RAM, and the board's reserved memory that is in it.</summary>
internal static class GuestMemoryNodes
{
    /// <summary>Writes the memory nodes, and removes reserved memory that is not in the guest's RAM.</summary>
    public static void Write(GuestDraft draft, PlannedGuest guest)
    {
        GuestCells cells = GuestCells.Of(draft.Board.Tree.Root);
        int first = draft.Root.Children.FindIndex(child => child.Origin is { } origin && draft.Board[origin].Role == DeviceRole.Memory);
        foreach (Device memory in draft.Board.Devices.Where(static d => d.Role == DeviceRole.Memory))
            draft.Remove(memory.Node);
        List<GuestNode> nodes = [];
        foreach (AddressRange range in guest.Memory)
        {
            GuestNode node = new("memory@" + range.Start.ToString("x", CultureInfo.InvariantCulture), null);
            node.Set(Property.OfStrings("device_type", "memory"));
            node.Set(Property.OfCells("reg", [.. cells.OfAddress(range.Start), .. cells.OfSize(range.Size)]));
            nodes.Add(node);
        }

        draft.Root.Children.InsertRange(first < 0 ? draft.Root.Children.Count : first, nodes);
        RemoveReserved(draft, guest);
    }

    /// <summary>The <c>/memreserve/</c> entries in the guest's RAM.</summary>
    public static ImmutableArray<MemoryReservation> Reservations(DeviceTree tree, PlannedGuest guest) =>
        [.. tree.MemoryReservations.Where(r => guest.Memory.Any(memory => memory.Contains(AddressRange.Of(r.Address, r.Size))))];

    private static void RemoveReserved(GuestDraft draft, PlannedGuest guest)
    {
        foreach (Device reserved in draft.Board.Devices.Where(d => d.Role == DeviceRole.ReservedMemory && !IsInRam(d, guest)))
            draft.Remove(reserved.Node);
        if (draft.Board.Tree.FindPath("/reserved-memory") is { } all && draft[all].Children.Count == 0)
            draft.Remove(all);
    }

    // For reserved memory without an address, the operating system finds a place if its memory is large enough.
    private static bool IsInRam(Device reserved, PlannedGuest guest)
    {
        if (!reserved.Regions.IsEmpty)
            return reserved.Regions.All(r => r.IsMemoryMapped && guest.Memory.Any(memory => memory.Contains(r.Range)));
        ulong size = reserved.Node.Find("size") is { IsCells: true } property
            ? property.Cells(0, property.CellCount).Aggregate(0ul, static (value, cell) => (value << 32) | cell)
            : 0;
        return guest.Memory.Any(memory => memory.Size > size)
            && (reserved.Node.Find("alloc-ranges") is not { } ranges || Allocations(reserved.Node, ranges).Any(range => guest.Memory.Any(range.Overlaps)));
    }

    private static IEnumerable<AddressRange> Allocations(Node node, Property ranges)
    {
        int address = node.Parent is { } parent ? CellCount.Of(parent, "#address-cells") ?? 2 : 2;
        int size = node.Parent is { } above ? CellCount.Of(above, "#size-cells") ?? 1 : 1;
        for (int i = 0; address + size > 0 && i + address + size <= ranges.CellCount; i += address + size)
            yield return AddressRange.Of(Number(i, address), Number(i + address, size));

        ulong Number(int first, int count) => ranges.Cells(first, count).Aggregate(0ul, static (value, cell) => (value << 32) | cell);
    }
}

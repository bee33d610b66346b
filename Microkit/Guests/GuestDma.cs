using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Guests;

namespace Boards.Microkit.Guests;

/// <summary>What a guest must know about the DMA of its devices: the offset of its memory, or the pool.</summary>
internal static class GuestDma
{
    // Flags of an address on a PCI bus (PCI Bus Binding to IEEE 1275, 2.2.1.1): memory of 64 bits, prefetchable.
    private const uint PciMemory = 0x4300_0000;

    /// <summary>Writes <c>dma-ranges</c> on the buses, or the pool and its references.</summary>
    public static void Write(GuestDraft draft, PlannedGuest guest)
    {
        if (guest.Dma is not { } dma)
            return;
        Node[] devices = [.. dma.Devices.Select(draft.Board.Tree.FindPath).OfType<Node>()];
        if (dma.Pool is { } pool)
            WritePool(draft, pool, devices);
        else
            WriteOffsets(draft, dma.Memory, [.. devices.Select(node => DmaBus.Of(draft.Board[node])).OfType<Node>().Distinct()]);
    }

    // Linux uses the first rows on the way up, and continues past empty properties; a bus in between without the property ends the search.
    private static void WriteOffsets(GuestDraft draft, IReadOnlyList<DmaMemory> memory, HashSet<Node> buses)
    {
        foreach (Node bus in buses)
        {
            List<Node> below = [];
            Node? above = bus;
            do
            {
                below.Add(above);
                above = above.Parent;
            }
            while (above is not null && !buses.Contains(above));

            if (above is null)
            {
                draft[bus].Set(Property.OfCells("dma-ranges", [.. memory.SelectMany(stretch => RowOf(draft.Board[bus], stretch))]));
                continue;
            }

            foreach (Node node in below)
                draft[node].Set(Property.OfBytes("dma-ranges", default));
        }
    }

    private static IEnumerable<uint> RowOf(Device bus, DmaMemory memory)
    {
        if (DmaBus.AddressOf(bus, memory.Physical) is not { } address)
            return [];
        (GuestCells own, GuestCells outer) = (GuestCells.Of(bus.Node), GuestCells.Of(bus.Node.Parent!));
        if (!own.AreReadable || !outer.AreReadable)
            return [];
        uint[] child = own.OfAddress(address);
        if (PciBus.IsAsLinux(bus.Node))
            child[0] = PciMemory;
        return [.. child, .. outer.OfAddress(memory.GuestAddress), .. own.OfSize(memory.Physical.Size)];
    }

    private static void WritePool(GuestDraft draft, AddressRange range, IEnumerable<Node> devices)
    {
        GuestCells cells = GuestCells.Of(draft.Board.Tree.Root);
        GuestNode? reserved = draft.Root.Child("reserved-memory");
        if (reserved is null)
        {
            reserved = new GuestNode("reserved-memory", null);
            reserved.Set(Property.OfCells("#address-cells", (uint)cells.Address));
            reserved.Set(Property.OfCells("#size-cells", (uint)cells.Size));
            reserved.Set(Property.OfBytes("ranges", default));
            draft.Root.Children.Add(reserved);
        }
        else if (reserved.Origin is { } origin)
        {
            cells = GuestCells.Of(origin);
        }

        GuestNode pool = new("dma-pool@" + range.Start.ToString("x", CultureInfo.InvariantCulture), null);
        pool.Set(Property.OfStrings("compatible", "restricted-dma-pool"));
        pool.Set(Property.OfCells("reg", [.. cells.OfAddress(range.Start), .. cells.OfSize(range.Size)]));
        reserved.Children.Add(pool);
        uint phandle = draft.PhandleOf(pool);
        foreach (Node device in devices)
        {
            Property? others = draft[device].Find("memory-region");
            draft[device].Set(Property.OfCells("memory-region", [.. others?.Cells(0, others.CellCount) ?? [], phandle]));
        }
    }
}

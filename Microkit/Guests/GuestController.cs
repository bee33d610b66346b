using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Guests;

namespace Boards.Microkit.Guests;

/// <summary>
/// The interrupt controller of a guest: the monitor's virtual one. It has no message-signalled interrupts and no maintenance
/// interrupt. The nodes of the ITS and of GICv2m are deleted, because Linux's drivers find children of the controller by
/// <c>compatible</c> and ignore <c>status</c>.
/// </summary>
internal static class GuestController
{
    private const int SharedType = 0;
    private const uint FirstShared = 32;
    private const uint LevelHigh = 4;
    private const uint EdgeRising = 1;

    // Properties of the hardware, or of message-signalled interrupts.
    private static readonly string[] HostProperties =
    [
        "interrupts", "interrupts-extended", "interrupt-names", "msi-controller", "#msi-cells", "mbi-ranges", "mbi-alias", "#redistributor-regions",
        "redistributor-stride", "clocks", "clock-names", "power-domains", "resets", "dma-noncoherent", "dma-coherent", "arm,routable-irqs", "cpu-offset",
    ];

    /// <summary>Writes the controller.</summary>
    public static void Write(GuestDraft draft, PlannedGuest guest)
    {
        if (guest.Gic is not { } gic || draft.Board.Tree.FindPath(gic.Path) is not { } node)
            return;
        GuestNode controller = draft[node];
        controller.Remove(HostProperties);
        controller.Children.Clear();
        ImmutableArray<DeviceRegion> regions = draft.Board[node].Regions;
        GuestCells cells = GuestCells.Of(node.Parent!);
        AddressRange? second = gic.Version == 2 ? gic.CpuInterface : gic.Redistributors;
        controller.Set(Property.OfCells("reg",
        [
            .. regions[0].BusAddressCells, .. cells.OfSize(gic.Distributor.Size),
            .. second is { } range && regions.Length > 1 ? regions[1].BusAddressCells.Concat(cells.OfSize(range.Size)) : [],
        ]));
        if (node.Find("reg-names") is not null)
            controller.Remove("reg-names");
    }

    /// <summary>Adds the nodes of devices that the monitor emulates.</summary>
    public static void AddVirtualDevices(GuestDraft draft, PlannedGuest guest)
    {
        Node root = draft.Board.Tree.Root;
        GuestCells ofRoot = GuestCells.Of(root);
        foreach (VirtualDevicePlace device in guest.VirtualDevices)
        {
            GuestNode node = new(device.NodeName + "@" + device.Address.ToString("x", CultureInfo.InvariantCulture), null);
            node.Set(Property.OfStrings("compatible", device.Compatible));
            node.Set(Property.OfCells("reg", [.. ofRoot.OfAddress(device.Address), .. ofRoot.OfSize(device.Size)]));
            if (device.Interrupt is { } number && guest.Gic is { } gic && draft.Board.Tree.FindPath(gic.Path) is { } controller)
            {
                int cells = CellCount.Of(controller, "#interrupt-cells") ?? 3;
                uint phandle = draft.PhandleOf(draft[controller]);
                if (root.Find("interrupt-parent") is not { Length: 4 } parent || parent.Cell(0) != phandle)
                    node.Set(Property.OfCells("interrupt-parent", phandle));
                node.Set(Property.OfCells("interrupts",
                    [SharedType, unchecked(number - FirstShared), device.Trigger == InterruptTrigger.Edge ? EdgeRising : LevelHigh, .. Enumerable.Repeat(0u, System.Math.Max(cells - 3, 0))]));
            }

            // A monitor's memory is coherent with that of its guest.
            node.Set(Property.OfBytes("dma-coherent", default));
            draft.Root.Children.RemoveAll(child => string.Equals(child.Name, node.Name, System.StringComparison.Ordinal));
            draft.Root.Children.Add(node);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning.Pages;

/// <summary>The address ranges of the buses and system controllers of a board.</summary>
internal sealed class BusWindows
{
    // A wider window is an address space, not a bus: the devices in it do not belong to the bus.
    private const ulong WidestBytes = 0x1000_0000;

    /// <summary>The widest window of a host bridge that is mapped: 512 of the larger pages.</summary>
    public const ulong WidestMapped = 0x4000_0000;

    private readonly RangeIndex<BusRange> _windows;

    public BusWindows(Sel4Board board, CancellationToken cancel)
    {
        List<BusRange> windows = [];
        foreach (Device device in board.Devices)
        {
            cancel.ThrowIfCancellationRequested();
            if (!device.IsEnabled || IsHostBridge(device))
                continue;
            foreach (AddressRange range in RangesOf(device))
            {
                if (!range.IsEmpty && range.Size <= WidestBytes)
                    windows.Add(new BusRange(range, device));
            }
        }

        _windows = new(windows, static window => window.Range);
    }

    /// <summary>
    /// The bus with the smallest window around a region, if no bus above the device contains the region; otherwise
    /// null. For example, an Ethernet controller may have a register within the pin controller of another bus.
    /// </summary>
    public Device? ForeignBusOf(DeviceRegion region)
    {
        Device? smallest = null;
        ulong bytes = ulong.MaxValue;
        foreach ((AddressRange range, Device bus) in _windows.In(region.Range))
        {
            if (bus.Node == region.Owner || !range.Contains(region.Range) || IsAncestor(region.Owner, bus.Node))
                continue;
            if (IsAncestor(bus.Node, region.Owner))
                return null;
            // If two windows are equal, that of the inner node is more exact, and it comes later in the source.
            if (range.Size <= bytes)
                (smallest, bytes) = (bus, range.Size);
        }

        return smallest;
    }

    /// <summary>The physical addresses that are passed with a bus: its windows and its own registers.</summary>
    public static IEnumerable<AddressRange> RangesOf(Device bus)
    {
        bool isSystemController = bus.Role == DeviceRole.Bus || bus.IsCompatible("simple-mfd") || bus.IsCompatible("syscon");
        foreach (BusWindow window in bus.Windows)
        {
            if (window.Address is { } address && window.Space is AddressSpace.Memory32 or AddressSpace.Memory64)
                yield return AddressRange.Of(window.Address.Value, window.Size);
        }

        if (!isSystemController)
            yield break;
        foreach (DeviceRegion region in bus.Regions)
        {
            if (region.IsMemoryMapped)
                yield return region.Range;
        }
    }

    /// <summary>The outermost bus that a node is on or is itself; null if it is at most in an address space.</summary>
    public static Node? OutermostAround(Sel4Board board, Node node)
    {
        Node? outermost = null;
        for (Node? at = node; at is not null; at = at.Parent)
        {
            if (board[at] is { Role: DeviceRole.Bus } bus && IsNarrow(bus))
                outermost = at;
        }

        return outermost;
    }

    /// <summary>
    /// Whether a region is passed with the node in whose window it is: a plain bus is passed with its windows, another node only with
    /// its registers.
    /// </summary>
    public static bool Holds(Device bus, DeviceRegion region) =>
        (bus.Role == DeviceRole.Bus ? RangesOf(bus) : bus.Regions.Where(static r => r.IsMemoryMapped).Select(static r => r.Range)).Any(range => range.Contains(region.Range));

    /// <summary>Whether a bus has a window that is not a whole address space.</summary>
    public static bool IsNarrow(Device bus) => RangesOf(bus).Any(static range => !range.IsEmpty && range.Size <= WidestBytes);

    private static bool IsAncestor(Node ancestor, Node node)
    {
        for (Node? above = node.Parent; above is not null; above = above.Parent)
        {
            if (above == ancestor)
                return true;
        }

        return false;
    }

    /// <summary>Whether it is the host bridge of a PCI bus: the functions in its windows are found at run time.</summary>
    public static bool IsHostBridge(Device device) => PciBus.IsAsLinux(device.Node);

    /// <summary>
    /// The windows of a host bridge, which contain the registers of its functions. A window that is larger than a large page is divided
    /// into whole large pages and a rest, so that the tool need not map all of it with small pages.
    /// </summary>
    public static IEnumerable<AddressRange> WindowsOf(Device bridge)
    {
        foreach (BusWindow window in bridge.Windows)
        {
            if (window.Address is not { } address || window.Space == AddressSpace.Configuration)
                continue;
            AddressRange pages = AddressRange.Of(address, window.Size).RoundedTo(DeviceRegion.PageBytes);
            ulong end = pages.End & ~(MicrokitLimits.LargePageBytes - 1);
            bool isCut = end < pages.End && end > pages.Start && pages.Start % MicrokitLimits.LargePageBytes == 0;
            yield return isCut ? pages with { End = end } : pages;
            if (isCut)
                yield return pages with { Start = end };
        }
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Cells;
using Boards.Hardware.Devices;
using Boards.Hardware.Reporting;
using static System.FormattableString;

namespace Boards.Hardware.Checks;

/// <summary>Checks regions against each other.</summary>
internal static class RegionChecks
{
    // A region that overlaps many others is reported only a few times.
    private const int MostOverlaps = 4;
    private const int MostOccupants = 8;

    // If more regions than this reach one address, only the first ones are compared.
    private const int MostOpen = 256;

    public static void Run(
        ImmutableArray<Device> devices, DeviceTable byNode, ImmutableArray<AddressRange> memory, Lineage lineage, DiagnosticSink diagnostics, CancellationToken cancel)
    {
        DeviceRegion[] regions = [.. devices.Where(HasRegisters).SelectMany(d => d.Regions).Where(r => r.IsMemoryMapped).OrderBy(r => r.Address.GetValueOrDefault())];
        JudgeOverlaps(regions, byNode, lineage, diagnostics, cancel);
        JudgeMemory(devices, memory, diagnostics, cancel);
        JudgeReserved(devices, diagnostics);
        JudgeBuses(devices, diagnostics);
        JudgeUnitAddresses(devices, diagnostics);
        JudgePages(regions, byNode, lineage, diagnostics, cancel);
    }

    private static bool HasRegisters(Device device) => device.Role is DeviceRole.Device or DeviceRole.InterruptController or DeviceRole.Timer;

    // Regions are in order of address, so only earlier ones that reach this region can overlap it.
    private static void JudgeOverlaps(
        DeviceRegion[] regions, DeviceTable byNode, Lineage lineage, DiagnosticSink diagnostics, CancellationToken cancel)
    {
        OpenRegions open = new(MostOpen);
        foreach (DeviceRegion region in regions)
        {
            cancel.ThrowIfCancellationRequested();
            if (diagnostics.IsFull(AddressRules.OverlapRule))
                return;
            if (!byNode[region.Owner].IsEnabled || IsShared(byNode[region.Owner]))
                continue;
            open.CloseBefore(region.Address.GetValueOrDefault());
            foreach (DeviceRegion other in open.Unrelated(region.Owner, lineage).Take(MostOverlaps))
                diagnostics.Add(region.Owner, AddressRules.Overlap(region, other, region.Range.Intersect(other.Range)));
            open.Add(region);
        }
    }

    // Without ranges, nothing is translated (Devicetree Specification, 2.3.8), which is never intended for a plain bus. If the bus
    // has registers itself, the addresses of its children are often offsets into them.
    private static void JudgeBuses(ImmutableArray<Device> devices, DiagnosticSink diagnostics)
    {
        foreach (Device bus in devices.Where(static d => d.Role == DeviceRole.Bus && d.IsEnabled && d.Node.Parent is not null))
        {
            if (bus.Node.Find("ranges") is not null || bus.Node.Find("reg") is not null || CellCount.Of(bus.Node, CellCount.Size) is 0)
                continue;
            if (bus.Node.Children.FirstOrDefault(static child => child.Find("reg") is { Length: > 0 }) is { } child)
                diagnostics.Add(bus.Node, AddressRules.NoRanges(bus.Node, child));
        }
    }

    // Children of simple-bus, I2C, SPI and PCI buses are checked by the checks of the tree.
    private static void JudgeUnitAddresses(ImmutableArray<Device> devices, DiagnosticSink diagnostics)
    {
        foreach (Device device in devices)
        {
            if (device is { Regions: [{ IsMemoryMapped: true } first, ..], Node: { Parent: { } bus, UnitAddress: { } unit } node }
                && node.Find("ranges") is null && !IsOfCheckedBus(bus)
                && ulong.TryParse(unit, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong named)
                && !IsOtherCount(device, named) && !device.Regions.Any(region => IsNamed(region, named)))
                diagnostics.Add(node, AddressRules.UnitAddress(first));
        }
    }

    private static bool IsOfCheckedBus(Node bus) =>
        (bus.Find("compatible")?.Strings.Contains("simple-bus") ?? false) || bus.BaseName is "i2c" or "spi" || PciBus.IsAsLinux(bus);

    // The unit address may be a chip select, a port or a channel, while the registers are at a different address.
    private static bool IsOtherCount(Device device, ulong named) => named < 0x10 && device.Role != DeviceRole.Memory;

    // Any entry, the physical address, or the address without its upper cell matches, because each leads a reader to the registers.
    private static bool IsNamed(DeviceRegion region, ulong named) =>
        region.BusAddress == named || region.Address == named
        || (region.IsWide && region.BusAddressCells.SkipWhile(static cell => cell == 0).First() == named)
        || (region.BusAddress > uint.MaxValue && ((uint)region.BusAddress == named || region.BusAddress >> 32 == named));

    private static void JudgeMemory(ImmutableArray<Device> devices, ImmutableArray<AddressRange> stated, DiagnosticSink diagnostics, CancellationToken cancel)
    {
        if (stated.IsEmpty)
            return;
        RangeIndex<AddressRange> inMemory = new(stated, static range => range);
        RangeIndex<DeviceRegion> memory = new(
            devices.Where(static d => d.Role == DeviceRole.Memory && d.IsEnabled).SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped), static r => r.Range);
        RangeIndex<DeviceRegion> reserved = new(
            devices.Where(static d => d.Role == DeviceRole.ReservedMemory).SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped), static r => r.Range);
        foreach (Device device in devices.Where(static d => d is { Role: DeviceRole.Device, IsEnabled: true } && !d.IsCompatible("simple-framebuffer")))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (DeviceRegion region in device.Regions.Where(static r => r.IsMemoryMapped))
            {
                if (diagnostics.IsFull(AddressRules.MemoryRule))
                    return;
                AddressRange range = region.Range;
                if (inMemory.Overlaps(range) && !reserved.Holds(range) && memory.In(range) is [var overlapped, ..])
                    diagnostics.Add(device.Node, AddressRules.InMemory(region, overlapped));
            }
        }
    }

    // With an overlap, one owner would use memory that the other keeps. Regions are in order of address, as for registers.
    private static void JudgeReserved(ImmutableArray<Device> devices, DiagnosticSink diagnostics)
    {
        DeviceRegion? last = null;
        foreach (DeviceRegion region in devices.Where(static d => d.Role == DeviceRole.ReservedMemory && d.IsEnabled).SelectMany(static d => d.Regions)
            .Where(static r => r.IsMemoryMapped && !r.Range.IsEmpty).OrderBy(static r => r.Range.Start))
        {
            if (last is not null && last.Owner != region.Owner && last.Range.Overlaps(region.Range))
                diagnostics.Add(region.Owner, AddressRules.ReservedOverlap(region, last, last.Range.Intersect(region.Range)));
            if (last is null || region.Range.End > last.Range.End)
                last = region;
        }
    }

    // The registers of a system controller are meant to be used by other devices.
    private static bool IsShared(Device device) => device.IsCompatible("syscon") || device.IsCompatible("simple-mfd");

    // A page can be shared only at the ends of a region; a device in the middle of one is reported as an overlap.
    private static void JudgePages(
        DeviceRegion[] regions, DeviceTable byNode, Lineage lineage, DiagnosticSink diagnostics, CancellationToken cancel)
    {
        // The ends of the regions in order of page, then of the region's position.
        List<(ulong Page, int Region)> ends = new(regions.Length);
        for (int i = 0; i < regions.Length; i++)
        {
            ulong first = regions[i].PageAddress;
            ulong last = (regions[i].Range.End - 1) & ~(DeviceRegion.PageBytes - 1);
            ends.Add((first, i));
            if (last != first)
                ends.Add((last, i));
        }

        ends.Sort();
        for (int start = 0, end; start < ends.Count; start = end)
        {
            cancel.ThrowIfCancellationRequested();
            for (end = start + 1; end < ends.Count && ends[end].Page == ends[start].Page;)
                end++;
            if (end - start == 1)
                continue;
            DeviceRegion[] occupants = [.. ends.GetRange(start, end - start).Select(one => regions[one.Region])];
            if (occupants.FirstOrDefault(r => byNode[r.Owner].IsEnabled) is not { } region)
                continue;
            if (diagnostics.IsFull(AddressRules.SharedPageRule))
                return;
            Node[] others = [.. occupants.Select(static r => r.Owner).Distinct().Where(other => !lineage.AreRelated(other, region.Owner))];
            if (others.Length > 0)
                diagnostics.Add(region.Owner, AddressRules.SharedPage(region, ends[start].Page, Occupants(others)));
        }
    }

    private static string Occupants(Node[] nodes)
    {
        string shown = string.Join(", ", nodes.Take(MostOccupants).Select(static node => node.Path));
        return nodes.Length <= MostOccupants ? shown : Invariant($"{shown} and {nodes.Length - MostOccupants} more");
    }
}

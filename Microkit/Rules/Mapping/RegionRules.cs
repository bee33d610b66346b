using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>Checks whether memory regions that are declared by hand fit the devices that they are meant for.</summary>
internal static class RegionRules
{
    /// <summary>Reports regions that are larger or smaller than their device, or that do not contain a device.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach ((MemoryRegionRequest region, RegionContents? contents) in facts.Reach.Regions)
        {
            facts.Context.Cancel.ThrowIfCancellationRequested();
            if (contents is not null && !IsReported(facts, region, contents))
                Check(facts, region, contents);
        }

        // If a device is not mapped at its own address, another device may have been meant.
        foreach (MappedDevice mapped in facts.Reach.Devices.Where(static m => m.Holder.IsMachine && !m.Map.IsMoved))
            CheckParts(facts, mapped);
    }

    // The kernel's pages, guest memory and the CPU interface have rules of their own.
    private static bool IsReported(PlanFacts facts, MemoryRegionRequest region, RegionContents contents) =>
        !facts.Context.Kernel.PagesIn(contents.Range).IsEmpty
        || facts.Reach.MapsOf(region).Any(m => facts.Reach.IsCpuInterface(m) || facts.IsGuestMemory(m));

    private static void Check(PlanFacts facts, MemoryRegionRequest region, RegionContents contents)
    {
        string name = region.Name.Value;
        SourceLocation at = region.PhysicalAddress!.Value.Location;
        if (contents.IsNothing && !MayBeMemory(facts, region))
            facts.Context.Report(MappingDiagnostics.Nothing(name, contents.Range, Meant(facts, region, contents), at));
        else if (contents.IsMemory && OnBus(facts, contents.Range) is { } registers)
            facts.Context.Report(MappingDiagnostics.BusAddress(name, contents.Range, registers, at));
        else if (!contents.IsMemory && !contents.Memory.IsEmpty)
            facts.Context.Report(MappingDiagnostics.PartlyMemory(name, contents.Range, contents.Memory, at));
        else if (contents is { IsMemory: false, Bus: null, Registers.IsEmpty: false })
            CheckSize(facts, region, contents);
        else if (contents is { IsMemory: false, Bus: { } bus })
            CheckBus(facts, region, contents, bus);
    }

    // The registers whose address on their bus, as written in the devicetree, is that of the region.
    private static DeviceRegion? OnBus(PlanFacts facts, AddressRange range) => facts.Context.Board.Devices
        .Where(static d => d is { Role: DeviceRole.Device, IsEnabled: true }).SelectMany(static d => d.Regions)
        .FirstOrDefault(r => r.IsMemoryMapped && r.BusAddress != r.Address
            && r.BusAddress - (r.BusAddress % MicrokitLimits.PageBytes) == range.Start && range.Size <= r.PageSize);

    // A region for a bus may include registers outside the bus, but a device that the board disables is not intended.
    private static void CheckBus(PlanFacts facts, MemoryRegionRequest region, RegionContents contents, Device bus)
    {
        AddressRange[] windows = [.. facts.Reach.Physical.BusesIn(contents.Range).Select(static b => b.Range)];
        DeviceRegion[] beside = [.. contents.Registers.Where(r => !windows.Any(w => w.Overlaps(r.Range)))];
        if (beside.Length > 0 && beside.All(r => !facts.Context.Board[r.Owner].IsEnabled))
        {
            facts.Context.Report(MappingDiagnostics.ReachesDisabled(
                region.Name.Value, contents.Range, bus, windows[0], [.. beside.Select(static r => r.Owner.Path).Distinct()], region.Size?.Location ?? region.Location));
        }
    }

    // If the boot loader adds the memory to the tree, any address may be memory.
    private static bool MayBeMemory(PlanFacts facts, MemoryRegionRequest region) =>
        BoardMemory.Of(facts.Context.Board).Count == 0 && facts.Context.Board.Platform.MemoryRanges.IsEmpty
        && facts.Reach.MapsOf(region).Any(static m => m.Map.Cached?.Value ?? true);

    private static void CheckSize(PlanFacts facts, MemoryRegionRequest region, RegionContents contents)
    {
        AddressRange range = contents.Range;
        DeviceRegion[] first = [.. contents.Registers.Where(r => r.Pages.Contains(range.Start))];
        if (first.Length == 0)
            return;
        DeviceRegion[] own = [.. contents.Registers.Where(r => first.Any(f => PhysicalMap.AreOneLine(f.Owner, r.Owner)))];
        AddressRange device = new(own.Min(static r => r.Pages.Start), own.Max(static r => r.Pages.End));
        if (range.End <= device.End)
            return;
        DeviceRegion[] others = [.. contents.Registers.Where(r => r.Pages.Start >= device.End || !r.Pages.Overlaps(device))];
        // A holder that receives the interrupts of several devices is meant to have them all.
        DeviceRegion registers = own.FirstOrDefault(r => IsHeld(facts, region, r)) ?? own[0];
        SourceLocation at = region.Size?.Location ?? region.Location;
        if (others.Length == 0)
            facts.Context.Report(MappingDiagnostics.Larger(region.Name.Value, range, registers, device, at));
        else if (!others.Any(r => IsHeld(facts, region, r)))
            facts.Context.Report(MappingDiagnostics.ReachesOthers(region.Name.Value, range, registers, device, [.. others.Select(static r => r.Owner.Path).Distinct()], at));
    }

    private static bool IsHeld(PlanFacts facts, MemoryRegionRequest region, DeviceRegion registers) =>
        facts.Reach.Devices.Any(m => ReferenceEquals(m.Map.Region, region) && m.Device.Node == registers.Owner);

    // A guest's driver maps all of a device's registers, whether it uses them or not.
    private static void CheckParts(PlanFacts facts, MappedDevice mapped)
    {
        foreach (DeviceRegion registers in mapped.Device.Regions.Where(r => r.IsMemoryMapped && !facts.IsMapped(mapped.Holder, r.Range)))
        {
            HandMap? part = facts.Reach.MapsOf(mapped.Holder).FirstOrDefault(m => m.Contents is { } contents && contents.Range.Overlaps(registers.Range));
            if (part is not null && part.Contents!.Range.Contains(registers.Range))
                continue;
            if (part is not null)
                facts.Context.Report(MappingDiagnostics.Part(registers, part.Region.Name.Value, part.Contents!.Range, mapped.Holder.Title, part.Region.Size?.Location ?? part.Region.Location));
            else if (!mapped.Foreign.Any(f => f.Region == registers))
                facts.Context.Report(MappingDiagnostics.Unmapped(registers, mapped.Holder.Title, mapped.Location));
        }
    }

    /// <summary>
    /// The registers that a region without a device was meant for: those at the address of its map in the guest; or
    /// those of a device whose interrupt is delivered without them; or those whose address is similar, or has the same digits
    /// and is hexadecimal. Null if none of them is likely.
    /// </summary>
    public static DeviceRegion? Meant(PlanFacts facts, MemoryRegionRequest region, RegionContents contents)
    {
        HandMap[] maps = [.. facts.Reach.MapsOf(region)];
        Device? device = maps.Where(static m => m.Holder.IsMachine && m.IsMoved).Select(m => facts.Reach.Physical.DeviceAt(m.Map.Address.Value)).FirstOrDefault(static d => d is not null)
            ?? facts.Context.Board.Devices.FirstOrDefault(d => d.Role == DeviceRole.Device && d.IsEnabled && d.Regions.Any(static r => r.IsMemoryMapped)
                && maps.Any(m => facts.Reach.IsDelivered(m.Holder.Domain, d) && !HolderOf(facts, m).Any(h => facts.Reach.Touches(h, d))));
        if (device is not null)
            return device.Regions.First(static r => r.IsMemoryMapped);
        DeviceRegion[] all = [.. facts.Context.Board.Devices.Where(static d => d.Role == DeviceRole.Device && d.IsEnabled).SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped)];
        return all.FirstOrDefault(r => IsSlip(Hex(contents.Range.Start), Hex(r.PageAddress)))
            ?? all.FirstOrDefault(r => region.PhysicalAddress is { } written && MissingPrefix.Hexadecimal(written) == r.PageAddress);
    }

    private static IEnumerable<Holder> HolderOf(PlanFacts facts, HandMap map) => facts.Context.HoldersOf(map.Holder.Domain);

    // One digit differs, or two neighbouring digits are exchanged.
    private static bool IsSlip(string written, string meant)
    {
        int[] differing = written.Length != meant.Length ? [] : [.. Enumerable.Range(0, written.Length).Where(i => written[i] != meant[i])];
        return differing.Length == 1
            || (differing is [int first, int second] && second == first + 1 && written[first] == meant[second] && written[second] == meant[first]);
    }

    private static string Hex(ulong address) => address.ToString("x", CultureInfo.InvariantCulture);
}

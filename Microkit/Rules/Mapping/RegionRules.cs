using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
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
        MeantRegisters meant = new(facts);
        ILookup<ulong, DeviceRegion> byBusPage = facts.Context.Board.Devices.Where(static d => d is { Role: DeviceRole.Device, IsEnabled: true }).SelectMany(static d => d.Regions)
            .Where(static r => r.IsMemoryMapped && r.BusAddress != r.Address)
            .ToLookup(static r => r.BusAddress - (r.BusAddress % MicrokitLimits.PageBytes));
        foreach ((MemoryRegionRequest region, RegionContents? contents) in facts.Reach.Regions)
        {
            facts.Context.Cancel.ThrowIfCancellationRequested();
            if (facts.Context.IsFull)
                return;
            if (contents is not null && !IsReported(facts, region, contents))
                Check(facts, meant, byBusPage, region, contents);
        }

        // If a device is not mapped at its own address, another device may have been meant.
        foreach (MappedDevice mapped in facts.Reach.Devices.Where(static m => m.Holder.IsMachine && !m.Map.IsMoved))
            CheckParts(facts, mapped);
    }

    // The kernel's pages, guest memory and the CPU interface have rules of their own.
    private static bool IsReported(PlanFacts facts, MemoryRegionRequest region, RegionContents contents) =>
        !facts.Context.Kernel.PagesIn(contents.Range).IsEmpty
        || facts.Reach.MapsOf(region).Any(m => facts.Reach.IsCpuInterface(m) || facts.IsGuestMemory(m));

    private static void Check(PlanFacts facts, MeantRegisters meant, ILookup<ulong, DeviceRegion> byBusPage, MemoryRegionRequest region, RegionContents contents)
    {
        string name = region.Name.Value;
        SourceLocation at = region.PhysicalAddress!.Value.Location;
        if (contents.IsNothing && !MayBeMemory(facts, region))
            facts.Context.Report(MappingDiagnostics.Nothing(name, contents.Range, meant.By(region, contents), at));
        else if (contents.IsMemory && OnBus(byBusPage, contents.Range) is { } registers)
            facts.Context.Report(MappingDiagnostics.BusAddress(name, contents.Range, registers, at));
        else if (!contents.IsMemory && !contents.Memory.IsEmpty)
            facts.Context.Report(MappingDiagnostics.PartlyMemory(name, contents.Range, contents.Memory, at));
        else if (contents is { IsMemory: false, Bus: null, Registers.IsEmpty: false })
            CheckSize(facts, region, contents);
        else if (contents is { IsMemory: false, Bus: { } bus })
            CheckBus(facts, region, contents, bus);
    }

    // The registers whose address on their bus, as written in the devicetree, is that of the region.
    private static DeviceRegion? OnBus(ILookup<ulong, DeviceRegion> byBusPage, AddressRange range) => byBusPage[range.Start].FirstOrDefault(r => range.Size <= r.PageSize);

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
        HashSet<Node> line = [.. first.Select(static r => r.Owner)];
        HashSet<Node> above = [.. first.SelectMany(static r => PhysicalMap.AtAndAbove(r.Owner))];
        DeviceRegion[] own = [.. contents.Registers.Where(r => above.Contains(r.Owner) || PhysicalMap.AtAndAbove(r.Owner).Any(line.Contains))];
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
        facts.Reach.IsFor(region, registers.Owner);

    // A guest's driver maps all of a device's registers, whether it uses them or not.
    private static void CheckParts(PlanFacts facts, MappedDevice mapped)
    {
        foreach (DeviceRegion registers in mapped.Device.Regions.Where(r => r.IsMemoryMapped && !facts.IsMapped(mapped.Holder, r.Range)))
        {
            HandMap? part = facts.Reach.MapOf(mapped.Holder, registers.Range);
            if (part is not null && part.Contents!.Range.Contains(registers.Range))
                continue;
            if (part is not null)
                facts.Context.Report(MappingDiagnostics.Part(registers, part.Region.Name.Value, part.Contents!.Range, mapped.Holder.Title, part.Region.Size?.Location ?? part.Region.Location));
            else if (!mapped.Foreign.Any(f => f.Region == registers))
                facts.Context.Report(MappingDiagnostics.Unmapped(registers, mapped.Holder.Title, mapped.Location));
        }
    }
}

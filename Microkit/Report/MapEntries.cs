using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Lookup;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Report;

/// <summary>What is at the physical addresses of a board.</summary>
internal static class MapEntries
{
    // A person would not read more names than these.
    private const int MostSharers = 64;

    /// <summary>The entries in order of address; an entry that contains others is before them.</summary>
    public static ImmutableArray<MapEntry> Of(ReportFacts facts)
    {
        Sel4Board board = facts.Board;
        IEnumerable<MapEntry> entries = board.Devices.SelectMany(device => OfDevice(facts, device))
            .Concat(board.Platform.KernelRanges.Where(static kept => kept.Owner is null)
                .Select(static kept => new MapEntry(kept.Range, MapKind.Kernel, kept.Purpose, Markup.Of($"{kept.Purpose}"), new Owner("kernel", "kernel"), "")))
            .Concat(facts.Systems.SelectMany(plan => plan.Description.MemoryRegions.Where(static r => r is { PhysicalAddress: not null, Size: not null }).Select(region => OfRegion(facts, plan, region))));
        return [.. entries.Where(static entry => !entry.Range.IsEmpty).OrderBy(static e => e.Range.Start).ThenByDescending(static e => e.Range.End).ThenBy(static e => e.Kind.Order)];
    }

    private static IEnumerable<MapEntry> OfDevice(ReportFacts facts, Device device)
    {
        MapKind? kind = device.Role switch
        {
            DeviceRole.Memory => MapKind.Memory,
            DeviceRole.ReservedMemory => MapKind.Reserved,
            DeviceRole.Description or DeviceRole.Cpu => null,
            _ => MapKind.Registers,
        };
        if (kind is null)
            yield break;
        facts.Cancel.ThrowIfCancellationRequested();
        foreach (BusWindow window in device.Windows.Where(static w => w is { Address: not null, Size: > 0 } && w.Space != AddressSpace.Configuration))
        {
            AddressRange range = AddressRange.Of(window.Address!.Value, window.Size);
            yield return new MapEntry(range, MapKind.Bus, device.Node.Name, facts.LinkTo(device.Node), device.IsEnabled ? facts.Owners.Of(range) : Owner.Disabled, window.Space == AddressSpace.Io ? "I/O ports" : "");
        }

        // The registers of a plain bus are those of the devices on it.
        foreach (DeviceRegion region in device.Regions.Where(r => r.IsMemoryMapped && !(device.Role == DeviceRole.Bus && device.Windows.Any(w => w.Address == r.Address && w.Size == r.Size))))
        {
            facts.Cancel.ThrowIfCancellationRequested();
            Markup title = Markup.Of($"{facts.LinkTo(device.Node)} {region.Label}");
            yield return new MapEntry(region.Range, kind, $"{device.Node.Name} {region.Label}", title, OwnerOf(facts, kind, region), kind == MapKind.Registers ? SharedPage(facts, region) : "");
        }
    }

    // Memory that no machine or domain maps is for the programs and the kernel.
    private static Owner OwnerOf(ReportFacts facts, MapKind kind, DeviceRegion region) =>
        kind == MapKind.Memory ? new Owner("free", "kernel and programs") : kind == MapKind.Reserved ? new Owner("free", "reserved") : facts.Owners.Of(region);

    private static MapEntry OfRegion(ReportFacts facts, SystemPlan plan, MemoryRegionRequest region)
    {
        facts.Cancel.ThrowIfCancellationRequested();
        return new MapEntry(
            AddressRange.Of(region.PhysicalAddress!.Value.Value, region.Size!.Value.Value),
            MapKind.Region,
            region.Name.Value,
            Markup.Of($"<code>{region.Name.Value}</code>"),
            facts.Owners.Of(plan, region),
            region.Comment ?? "");
    }

    // A map of a page reaches all registers on it.
    private static string SharedPage(ReportFacts facts, DeviceRegion region)
    {
        IEnumerable<DeviceRegion> sharers = (new[] { region.Range.Start, region.Range.End - 1 }).Distinct()
            .SelectMany(address => facts.Lookup.PageSharers(region, address))
            .Distinct();
        string[] names = [.. sharers.Select(static sharer => sharer.Owner.Name).Distinct(StringComparer.Ordinal).Take(MostSharers + 1)];
        return names.Length == 0 ? "" : "page shared with " + string.Join(", ", names.Take(MostSharers)) + (names.Length > MostSharers ? " and others" : "");
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Rules about the contents of memory regions, and about their maps.</summary>
internal static class RegionSourceRules
{
    /// <summary>Reports regions without a size, regions with two contents, and regions that are not used.</summary>
    public static void Check(PlanFacts facts)
    {
        PlanContext context = facts.Context;
        HashSet<string> mapped = new(context.Holders.SelectMany(static h => h.Maps).Select(static m => m.Region.Value)
            .Concat(context.Request.IoAddressSpaces.SelectMany(static s => s.Maps).Select(static m => m.Region.Value)), StringComparer.Ordinal);
        // A map of an unknown region may be meant for one that seems unused.
        bool misspells = mapped.Any(name => facts.Find(name) is null);
        ILookup<string, MapRequest> maps = context.Holders.SelectMany(static h => h.Maps).ToLookup(static m => m.Region.Value, StringComparer.Ordinal);
        HashSet<string> ofGuests = new(context.Holders.Where(static h => h.IsMachine).SelectMany(static h => h.Maps).Select(static m => m.Region.Value), StringComparer.Ordinal);
        foreach (MemoryRegionRequest region in context.Request.MemoryRegions)
        {
            string name = region.Name.Value;
            if (region.Size is null && region.PrefillPath is null && region.PrefillBootInfo is null)
                context.Report(RegionDiagnostics.NoSize(name, region.Name.Location));
            if (region.PrefillPath is { } path && region.PrefillBootInfo is { } info)
                context.Report(RegionDiagnostics.TwoPrefills(name, path.Location, info.Location));
            if (!mapped.Contains(name) && !misspells)
                context.Report(RegionDiagnostics.Unused(name, region.Name.Location));
            if (ofGuests.Contains(name))
                CheckLargePages(context, region, maps[name]);
        }

        ILookup<string, MemoryRegionRequest> regions = context.Request.MemoryRegions.ToLookup(static r => r.Name.Value, StringComparer.Ordinal);
        foreach (MapRequest map in context.Domains.SelectMany(static d => d.Maps))
            CheckPrefillSize(context, map, regions[map.Region.Value].FirstOrDefault());
    }

    // A region that a guest maps is large; the tool uses large pages if everything is aligned to them.
    private static void CheckLargePages(PlanContext context, MemoryRegionRequest region, IEnumerable<MapRequest> maps)
    {
        if (region.PageSize is not null || region.Size is not { Value: >= MicrokitLimits.LargePageBytes } size || !IsLarge(size.Value))
            return;
        ulong pages = size.Value / MicrokitLimits.PageBytes;
        if (region.PhysicalAddress is { } physical && !IsLarge(physical.Value))
        {
            context.Report(MemoryDiagnostics.SmallPages(region.Name.Value, "physical address", physical.Value, pages, physical.Location));
            return;
        }

        foreach (Declared<ulong> address in maps.Select(static m => m.Address).Where(static a => !IsLarge(a.Value)))
            context.Report(MemoryDiagnostics.SmallPages(region.Name.Value, "virtual address", address.Value, pages, address.Location));
    }

    private static bool IsLarge(ulong value) => value % MicrokitLimits.LargePageBytes == 0;

    private static void CheckPrefillSize(PlanContext context, MapRequest map, MemoryRegionRequest? region)
    {
        if (map.SetvarPrefillSize is { } symbol && region is { PrefillPath: null })
            context.Report(RegionDiagnostics.PrefillSize(symbol.Value, map.Region.Value, symbol.Location));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Rules about memory regions and maps with a number or a name from the user, which Microkit's tool enforces.</summary>
internal static class HandDeclarationRules
{
    /// <summary>Reports declarations that the tool would refuse.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (MemoryRegionRequest region in facts.Context.Request.MemoryRegions)
            CheckRegion(facts, region);
        CheckOverlaps(facts);
        foreach (Holder holder in facts.Context.Holders)
            CheckMaps(facts, holder);
    }

    private static void CheckRegion(PlanFacts facts, MemoryRegionRequest region)
    {
        PlanContext context = facts.Context;
        string name = region.Name.Value;
        ulong page = NamedRegion.Of(region).PageBytes;
        if (region.PageSize is { } size && MissingPrefix.AsWritten(size) is not (MicrokitLimits.PageBytes or MicrokitLimits.LargePageBytes))
            context.Report(MemoryDiagnostics.PageSize(name, size));
        if (region.Size is { Value: 0 } empty)
            context.Report(MemoryDiagnostics.Empty(name, empty.Location));
        if (region.Size is { } bytes)
            MissingPrefix.CheckPages(facts, $"'{name}': size", "size", bytes, page);
        if (region.PhysicalAddress is { } physical)
            MissingPrefix.CheckPages(facts, $"'{name}': physical address", "phys_addr", physical, page, isPhysical: true);
    }

    private static void CheckOverlaps(PlanFacts facts)
    {
        // Device pages come first: they are divided so that none overlap, and an overlap is reported at the region that the user placed.
        // RAM comes last: it can be in many places, and at a wrong one it may overlap many regions of devices.
        HashSet<NamedRegion> overlapping = Overlapping(facts);
        if (overlapping.Count == 0)
            return;
        HashSet<string> ram = new(facts.Context.Holders.Where(static h => h.IsMachine).SelectMany(h => facts.GuestMemoriesOf(h)).Select(static m => m.Name), StringComparer.Ordinal);
        RangeIndex<NamedRegion> all = new(
            facts.NamedRegions.Where(overlapping.Contains).OrderBy(static r => !r.IsOfDevices).ThenBy(r => ram.Contains(r.Name)), static r => r.Range!);
        HashSet<NamedRegion> seen = new(all.Items.Where(static r => r.IsOfDevices), ByReference<NamedRegion>.Comparer);
        foreach (NamedRegion region in all.Items.Where(static r => !r.IsOfDevices))
        {
            if (facts.Context.IsFull)
                return;
            // One wrong number may make a region overlap many.
            foreach (NamedRegion other in all.In(region.Range!).Where(seen.Contains).Take(1))
                facts.Context.Report(MemoryDiagnostics.Overlap(region.Name, region.Range!, other.Name, other.Range!, region.Location));
            seen.Add(region);
        }
    }

    // The regions in order of address: each one that begins before the end of an earlier one, and that earlier one.
    private static HashSet<NamedRegion> Overlapping(PlanFacts facts)
    {
        HashSet<NamedRegion> overlapping = new(ByReference<NamedRegion>.Comparer);
        NamedRegion? farthest = null;
        foreach (NamedRegion region in facts.NamedRegions.Where(static r => r.Range is not null).OrderBy(static r => r.Range!.Start))
        {
            if (farthest is not null && region.Range!.Start < farthest.Range!.End)
            {
                overlapping.Add(farthest);
                overlapping.Add(region);
            }

            if (farthest is null || region.Range!.End > farthest.Range!.End)
                farthest = region;
        }

        return overlapping;
    }

    private static void CheckMaps(PlanFacts facts, Holder holder)
    {
        foreach (MapRequest map in holder.Maps)
        {
            NamedRegion? region = facts.Find(map.Region.Value);
            if (region is null)
                ReportUnknown(facts, map.Region);
            else
                MissingPrefix.CheckPages(facts, $"the map of '{region.Name}': address", "vaddr", map.Address, region.PageBytes, holder.IsMachine);
            if (map.Permissions is { } permissions && !ArePermissions(permissions.Value))
                facts.Context.Report(MemoryDiagnostics.Permissions(permissions.Value, permissions.Location));
        }
    }

    /// <summary>Whether the tool accepts the permissions of a map: r, w and x in any order, but not w alone.</summary>
    public static bool ArePermissions(string text) => text.All(static c => c is 'r' or 'w' or 'x') && (text.Length == 0 || text.Any(static c => c != 'w'));

    /// <summary>Reports the name of an unknown region.</summary>
    public static void ReportUnknown(PlanFacts facts, Declared<string> region)
    {
        // If a name is used twice, one of the two regions may be the intended one.
        if (!facts.HasNamesakes && !facts.Context.IsFull)
            facts.Context.Report(MemoryDiagnostics.UnknownRegion(
                region.Value, facts.HolderOf(region.Value) ?? Spelling.Nearest(region.Value, facts.NamedRegions.Select(static r => r.Name)), region.Location));
    }
}

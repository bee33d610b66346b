using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Rules.Memory;

/// <summary>
/// Whether the kernel hands out what has a physical address. Microkit's tool finds no frame elsewhere ("not in any valid
/// memory region").
/// </summary>
internal static class UserLevelRules
{
    /// <summary>Reports regions over the kernel's pages, and outside of what the platform leaves to user level.</summary>
    public static void Check(PlanFacts facts)
    {
        List<AddressRange> mappable = MappableOf(facts);
        foreach (NamedRegion region in facts.NamedRegions)
        {
            if (region.Range is not { IsEmpty: false } range || IsTold(facts, region, range))
                continue;
            if (GapIn(range, mappable) is { } gap)
                Report(facts, region, MemoryDiagnostics.NotLeft(region.Name, range, gap, facts.Context.Board.Platform.Name, region.Location));
        }
    }

    /// <summary>Whether a region may name all of a range, as far as is known.</summary>
    public static bool IsLeft(PlanFacts facts, AddressRange range) => GapIn(range, MappableOf(facts)) is null && !Owned(facts, range).Any();

    private static void Report(PlanFacts facts, NamedRegion region, Diagnostic diagnostic) =>
        facts.Context.Report(diagnostic with { FixValue = IdentityPlace.Of(region, facts) });

    // Device pages are cut around the kernel's, which is told where they are.
    private static bool IsTold(PlanFacts facts, NamedRegion region, AddressRange range)
    {
        if (region.IsOfDevices)
            return false;
        OwnedPages[] owned = [.. Owned(facts, range)];
        foreach (OwnedPages pages in owned)
            Report(facts, region, MemoryDiagnostics.NotMappable(region.Name, range, pages.Owner, pages.Range, region.Location));
        return owned.Length > 0 || IsOutsideOfBoard(facts, region, range);
    }

    private static IEnumerable<OwnedPages> Owned(PlanFacts facts, AddressRange range) =>
        facts.Context.Kernel.Pages.Where(o => !o.IsVirtualCpuInterface && o.Range.Overlaps(range));

    private static List<AddressRange> MappableOf(PlanFacts facts) => [.. Joined(facts.Context.Kernel.Mappable)];

    // Of a guest's RAM that is told by a rule of its own.
    private static bool IsOutsideOfBoard(PlanFacts facts, NamedRegion region, AddressRange range) =>
        BoardMemory.IsOutside(facts.Context.Board, range)
        && !facts.Context.Request.MemoryRegions.Any(r => string.Equals(r.Name.Value, region.Name, StringComparison.Ordinal));

    // The first stretch of a range that lies in none; null where there is none, or where the platform is not known.
    private static AddressRange? GapIn(AddressRange range, List<AddressRange> mappable)
    {
        if (mappable.Count == 0)
            return null;
        AddressRange around = mappable.FirstOrDefault(m => m.Contains(range.Start));
        ulong start = around.IsEmpty ? range.Start : around.End;
        if (start >= range.End)
            return null;
        AddressRange next = mappable.FirstOrDefault(m => m.Start > start);
        return new AddressRange(start, next.IsEmpty ? range.End : Math.Min(range.End, next.Start));
    }

    private static IEnumerable<AddressRange> Joined(IEnumerable<AddressRange> ranges)
    {
        AddressRange joined = default;
        foreach (AddressRange range in ranges.OrderBy(static r => r.Start))
        {
            if (!joined.IsEmpty && range.Start > joined.End)
                yield return joined;
            joined = !joined.IsEmpty && range.Start <= joined.End ? new AddressRange(joined.Start, Math.Max(joined.End, range.End)) : range;
        }

        if (!joined.IsEmpty)
            yield return joined;
    }

    /// <summary>
    /// The first stretch of a range that the platform leaves to nobody; null where there is none, or where the platform
    /// is not known.
    /// </summary>
    public static AddressRange? GapIn(AddressRange range, KernelShare kernel) => GapIn(range, [.. Joined(kernel.Mappable)]);
}

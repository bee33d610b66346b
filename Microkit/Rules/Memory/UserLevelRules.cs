using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;

namespace Boards.Microkit.Rules.Memory;

/// <summary>
/// Checks whether physical addresses are available to user level. Microkit's tool finds no frame for other addresses ("not in any
/// valid memory region").
/// </summary>
internal static class UserLevelRules
{
    /// <summary>Reports regions that overlap the kernel's pages, or that are outside the addresses that are available to user level.</summary>
    public static void Check(PlanFacts facts)
    {
        IdentityPlaces places = new(facts);
        foreach (NamedRegion region in facts.NamedRegions)
        {
            if (facts.Context.IsFull)
                return;
            if (region.Range is not { IsEmpty: false } range || IsReported(facts, places, region, range))
                continue;
            if (UserLevelMemory.GapIn(range, facts.Context.Kernel) is { } gap)
                Report(facts, places, region, MemoryDiagnostics.NotLeft(region.Name, range, gap, facts.Context.Board.Platform.Name, region.Location));
        }
    }

    private static void Report(PlanFacts facts, IdentityPlaces places, NamedRegion region, Diagnostic diagnostic) =>
        facts.Context.Report(diagnostic with { FixValue = places.Of(region) });

    // The kernel's pages are left out of device pages, which is reported at the passthrough.
    private static bool IsReported(PlanFacts facts, IdentityPlaces places, NamedRegion region, AddressRange range)
    {
        if (region.IsOfDevices)
            return false;
        OwnedPages[] owned = [.. UserLevelMemory.KeptIn(range, facts.Context.Kernel)];
        foreach (OwnedPages pages in owned)
            Report(facts, places, region, MemoryDiagnostics.NotMappable(region.Name, range, pages.Owner, pages.Range, region.Location));
        // Another rule checks whether the RAM of a guest is in the board's memory.
        return owned.Length > 0 || (region.IsOfGuest && BoardMemory.IsOutside(facts.Context.Board, range));
    }
}

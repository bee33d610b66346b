using System;
using System.Linq;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Pages;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Rules about memory regions whose names depend on more than one device.</summary>
internal static class SharedNameRules
{
    /// <summary>Reports regions that would have a different name without the devices that are declared after their first one.</summary>
    public static void Check(PlanFacts facts)
    {
        // The default system has no declared names.
        if (facts.Context.Request.IsDefault)
            return;
        foreach (PlannedRegion region in facts.Regions)
        {
            PageClaim first = region.Claims[0];
            PageClaim? other = region.Claims.FirstOrDefault(claim => claim.Device.Device != first.Device.Device);
            if (other is not null && !string.Equals(region.Name, first.Name, StringComparison.Ordinal))
                facts.Context.Report(MemoryDiagnostics.OtherName(
                    other.Device.Device, other.Pages.Intersect(region.Pages), first.Device.Device, first.Name, region.Name, first.Device.Location, other.Device.Location));
        }
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Pages;

/// <summary>Finds the pages of a passed device that are mapped.</summary>
internal sealed class RegionSelection(PlanContext context)
{
    private readonly BusWindows _windows = new(context.Board, context.Cancel);

    /// <summary>
    /// The claims of a device. Regions on other buses are recorded instead of claimed, unless they are selected by index.
    /// </summary>
    public IEnumerable<PageClaim> Select(PassedDevice passed)
    {
        context.Cancel.ThrowIfCancellationRequested();
        List<PageClaim> claims = [];
        List<ForeignRegion> foreign = [];
        foreach (DeviceRegion region in RegionsOf(passed))
        {
            if (passed.Request.Regions is null && !passed.IsBus && !context.Request.IsDefault && _windows.ForeignBusOf(region) is { } bus
                && !(IsComplete(passed) && !BusWindows.Holds(bus, region)))
                foreign.Add(new ForeignRegion(region, bus));
            else
                claims.Add(new PageClaim(passed, passed.NameOf(region), region.Label, region.Range.Start, region.Pages));
        }

        if (passed.Request.Regions is null && (passed.IsBus || BusWindows.IsHostBridge(passed.Device)))
            claims.AddRange(WindowsOf(passed, claims));
        passed.Foreign = [.. foreign];
        ReportIdleExclusions(passed, claims);
        return claims.SelectMany(claim => WithoutExcluded(claim, WithoutKernels(claim)));
    }

    /// <summary>
    /// The claims without those of devices that are passed because another one needs them, if an earlier declared device, or an earlier
    /// bus, already has the pages.
    /// </summary>
    public static ImmutableArray<PageClaim> WithoutCovered(IEnumerable<PageClaim> claims)
    {
        List<PageClaim> kept = [];
        foreach (PageClaim claim in claims)
        {
            if (IsOwn(claim) || !kept.Any(other => other.Holder == claim.Holder && IsOwn(other) && other.Pages.Contains(claim.Pages)))
                kept.Add(claim);
        }

        return [.. kept];

        static bool IsOwn(PageClaim claim) => claim.Device is { NeededBy: null } or { IsBus: true };
    }

    // A device that is passed with dependencies has all of its registers, even those that are not passed with a bus.
    private static bool IsComplete(PassedDevice passed) => passed.Request.WithDependencies || passed.NeededBy is not null;

    private void ReportIdleExclusions(PassedDevice passed, List<PageClaim> claims)
    {
        if (passed.NeededBy is not null)
            return;
        foreach (Declared<string> name in passed.Request.Exclude)
        {
            if (context.Devices.Find(name.Value) is { } excluded && !passed.ExcludedDependencies.Contains(excluded.Node)
                && !excluded.Regions.Any(region => region.IsMemoryMapped && claims.Any(claim => claim.Pages.Overlaps(region.Pages))))
                context.Report(new PlanFinding.NothingExcluded(passed.Device, excluded.Path, passed.Request.WithDependencies, name.Location));
        }
    }

    private IEnumerable<DeviceRegion> RegionsOf(PassedDevice passed)
    {
        ImmutableArray<DeviceRegion> all = passed.Device.Regions;
        if (passed.Request.Regions is not { } selected)
            return all.Where(static r => r.IsMemoryMapped);
        List<DeviceRegion> regions = [];
        ILookup<int, DeviceRegion> byIndex = all.ToLookup(static r => r.Index);
        foreach (Declared<int> index in selected)
        {
            if (byIndex[index.Value].FirstOrDefault() is { IsMemoryMapped: true } region)
                regions.Add(region);
            else
                context.Report(new PlanFinding.NoSuchRegion(passed.Device, index.Value, index.Location));
        }

        return regions;
    }

    // A bus is passed with its windows; most buses have the same range in reg as well.
    private IEnumerable<PageClaim> WindowsOf(PassedDevice bus, List<PageClaim> own)
    {
        int count = 0;
        foreach (AddressRange range in bus.IsBus ? BusWindows.RangesOf(bus.Device) : BusWindows.WindowsOf(bus.Device))
        {
            AddressRange pages = range.RoundedTo(DeviceRegion.PageBytes);
            if (pages.IsEmpty || own.Any(claim => claim.Pages.Contains(pages)))
                continue;
            if (!bus.IsBus && pages.Size > BusWindows.WidestMapped)
            {
                context.Report(new PlanFinding.WideWindow(bus.Device, pages, bus.Location));
                continue;
            }

            string name = own.Count + count == 0 ? bus.Name : System.FormattableString.Invariant($"{bus.Name}_window{count}");
            count++;
            yield return new PageClaim(bus, name, "ranges", range.Start, pages);
        }
    }

    private IEnumerable<PageClaim> WithoutKernels(PageClaim claim)
    {
        List<PageClaim> rest = [claim];
        foreach (OwnedPages owned in context.Kernel.PagesIn(claim.Pages))
        {
            // Pages that are left out are reported once.
            if (rest.Count == 0)
                break;
            rest = [.. rest.SelectMany(piece => Subtract(piece, owned.Range))];
            Report(claim, owned, isAll: rest.Count == 0);
        }

        return rest;
    }

    private void Report(PageClaim claim, OwnedPages owned, bool isAll)
    {
        PassedDevice passed = claim.Device;
        // Of a device that is passed because another one needs it, only the pages that user level may have are passed.
        if ((!isAll && owned.IsVirtualCpuInterface) || passed.NeededBy is not null)
            return;
        DeviceRegion? region = passed.Device.Regions.FirstOrDefault(r => r.IsMemoryMapped && r.Pages.Overlaps(owned.Range));
        context.Report(isAll && region is not null
            ? new PlanFinding.KernelPage(region, owned.Owner, passed.Location)
            : new PlanFinding.KernelPageCut(passed.Device, claim.Pages.Intersect(owned.Range), owned.Owner, passed.Location));
    }

    private IEnumerable<PageClaim> WithoutExcluded(PageClaim claim, IEnumerable<PageClaim> pieces)
    {
        foreach (Declared<string> name in claim.Device.Request.Exclude)
        {
            if (context.Devices.Find(name.Value) is not { } excluded)
                continue;
            foreach (DeviceRegion region in excluded.Regions.Where(static r => r.IsMemoryMapped))
                pieces = [.. pieces.SelectMany(piece => Subtract(piece, region.Pages))];
        }

        return pieces;
    }

    private static IEnumerable<PageClaim> Subtract(PageClaim claim, AddressRange hole)
    {
        if (!claim.Pages.Overlaps(hole))
            return [claim];
        List<PageClaim> rest = [];
        if (claim.Pages.Start < hole.Start)
            rest.Add(claim with { Pages = new AddressRange(claim.Pages.Start, hole.Start) });
        if (hole.End < claim.Pages.End)
            rest.Add(claim with { Pages = new AddressRange(hole.End, claim.Pages.End) });
        return rest;
    }
}

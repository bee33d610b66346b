using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Pages;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Reports registers that are mapped in addition to those of the passed device, because maps consist of whole pages.</summary>
internal static class PageRules
{
    /// <summary>Reports exposed devices and shared pages.</summary>
    public static void Check(PlanFacts facts)
    {
        if (!facts.Context.Request.IsDefault)
        {
            foreach (HeldDevice held in facts.Context.Holders.SelectMany(h => facts.HeldBy(h)).Where(static h => h.Device.Role != DeviceRole.Bus && h.Device.IsPassable()))
                CheckExposed(facts, held);
        }

        foreach (PlannedRegion region in facts.Regions.Where(static r => r.Holders.Length > 1))
            ReportShared(facts, region);
        CheckVirtualCpuInterface(facts);
    }

    private static void CheckExposed(PlanFacts facts, HeldDevice held)
    {
        foreach (DeviceRegion region in held.Device.Regions.Where(static r => r.IsMemoryMapped))
        {
            // The devices in the windows of a passed bus are passed on purpose.
            if (region.Pages == region.Range || (held is PassedDevice && held.Foreign.Any(f => f.Region == region)) || !facts.IsMapped(held.Holder, region.Pages) || IsOnPassedBus(facts, held, region))
                continue;
            if (facts.Context.IsFull)
                return;
            List<string> others = [.. facts.Reach.Physical.DevicesIn(region.Pages)
                .Where(other => IsNeighbour(other, held.Device) && !facts.Has(held.Holder, other.Node))
                .Select(static other => other.Path)];
            if (others.Count > 0)
                facts.Context.Report(MemoryDiagnostics.Exposed(held.Device, region.Pages, others, held.Holder.Title, held.Location));
        }
    }

    private static bool IsOnPassedBus(PlanFacts facts, HeldDevice held, DeviceRegion region) =>
        facts.BusesPassedTo(held.Holder).Any(p => BusWindows.RangesOf(p.Device).Any(window => window.Contains(region.Pages)))
        || facts.Reach.IsMappedWithBus(held.Holder, region.Pages);

    private static bool IsNeighbour(Device other, Device device) =>
        other.Role == DeviceRole.Device && !PhysicalMap.AreOneLine(other.Node, device.Node);

    private static void ReportShared(PlanFacts facts, PlannedRegion region)
    {
        PageClaim first = region.Claims[0];
        foreach (Holder holder in region.Holders.Where(h => h != first.Holder))
        {
            PageClaim claim = region.Claims.First(c => c.Holder == holder);
            facts.Context.Report(MemoryDiagnostics.SharedPage(
                claim.Device.Device, region.Pages, holder.Title, first.Holder.Title, first.Device.Location, claim.Device.Location));
        }
    }

    // A guest on a GICv2 accesses its CPU interface through registers; on a GICv3, through instructions.
    private static void CheckVirtualCpuInterface(PlanFacts facts)
    {
        KernelShare kernel = facts.Context.Kernel;
        if (kernel.VirtualCpuInterface is not null || kernel.Controller is not { Controller: ControllerFamily.ArmGicV2 } controller)
            return;
        foreach (Holder holder in facts.Context.Holders.Where(h => h.IsMachine && !facts.Reach.MapsOf(h).Any(facts.Reach.IsCpuInterface)))
            facts.Context.Report(MemoryDiagnostics.NoVirtualCpuInterface(controller, holder.Title, holder.Machine!.Name.Location));
    }
}

using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Planning;
using Boards.Devicetree.Microkit.Planning.Devices;
using Boards.Devicetree.Microkit.Planning.Pages;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Microkit.Rules;

/// <summary>Whether each passed device works, can be passed, and can be reached.</summary>
internal static class DeviceRules
{
    /// <summary>Reports what is wrong with the devices that were chosen.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (PassedDevice passed in facts.Passed)
        {
            CheckStatus(facts, passed);
            if (passed.Device.ReasonAgainst() is { } reason)
                facts.Context.Report(DeviceDiagnostics.NotADevice(passed.Device, reason, passed.Location));
            else if (!passed.Device.Regions.Any(static r => r.IsMemoryMapped) && passed.Device.Interrupts.IsEmpty && !BusWindows.RangesOf(passed.Device).Any())
                facts.Context.Report(DeviceDiagnostics.NothingToPass(passed.Device, passed.Location));
            CheckForeignRegions(facts, passed);
            CheckRedundant(facts, passed);
            CheckVcpu(facts.Context, passed);
        }
    }

    private static void CheckStatus(PlanFacts facts, PassedDevice passed)
    {
        if (passed.Device.IsEnabled)
            return;
        Node by = passed.Device.DisabledBy ?? passed.Device.Node;
        facts.Context.Report(facts.Context.Board[by].Status switch
        {
            DeviceStatus.Reserved => DeviceDiagnostics.ReservedDevice(passed.Device, by, passed.Location),
            DeviceStatus.Failed => DeviceDiagnostics.FailedDevice(passed.Device, by, passed.Location),
            _ => DeviceDiagnostics.DisabledDevice(passed.Device, by, passed.Location),
        });
    }

    private static void CheckVcpu(PlanContext context, PassedDevice passed)
    {
        if (passed.Request.Vcpu is not { } vcpu)
            return;
        ValueList<int> ids = passed.Holder.Machine?.VcpuIds ?? [];
        if (!ids.Contains(vcpu.Value))
            context.Report(DomainDiagnostics.Vcpu(passed.Device.Path, vcpu.Value, passed.Holder.Title, ids, vcpu.Location));
    }

    private static void CheckForeignRegions(PlanFacts facts, PassedDevice passed)
    {
        foreach (ForeignRegion foreign in passed.Foreign)
        {
            if (!facts.IsMapped(passed.Holder, foreign.Region.Pages))
                facts.Context.Report(DeviceDiagnostics.UnmappedBus(foreign.Region, foreign.Bus.Node, passed.Holder.Title, passed.Location));
        }
    }

    private static void CheckRedundant(PlanFacts facts, PassedDevice passed)
    {
        if (!passed.Device.Interrupts.IsEmpty || passed.Request.WithDependencies || passed.IsBus)
            return;
        List<AddressRange> own = [.. passed.Device.Regions.Where(static r => r.IsMemoryMapped).Select(static r => r.Pages)];
        PassedDevice? bus = facts.PassedTo(passed.Holder).FirstOrDefault(other => other != passed && other.IsBus
            && own.Count > 0 && own.All(pages => BusWindows.RangesOf(other.Device).Any(window => window.Contains(pages))));
        if (bus is not null)
            facts.Context.Report(DeviceDiagnostics.Redundant(passed.Device, bus.Device.Node, passed.Location));
    }
}

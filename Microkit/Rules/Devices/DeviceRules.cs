using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Rules.Domains;

namespace Boards.Microkit.Rules.Devices;

/// <summary>Checks whether each passed device works, can be passed, and can be reached.</summary>
internal static class DeviceRules
{
    /// <summary>Reports mistakes in the choice of devices.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (HeldDevice held in facts.Context.Holders.SelectMany(h => facts.HeldBy(h)))
        {
            CheckStatus(facts, held);
            CheckForeignRegions(facts, held);
        }

        foreach (PassedDevice passed in facts.Passed)
        {
            if (passed.Device.ReasonAgainst() is { } reason)
                facts.Context.Report(DeviceDiagnostics.NotADevice(passed.Device, reason, passed.Location));
            else if (!passed.Device.Regions.Any(static r => r.IsMemoryMapped) && passed.Device.Interrupts.IsEmpty && !BusWindows.RangesOf(passed.Device).Any())
                facts.Context.Report(DeviceDiagnostics.NothingToPass(passed.Device, passed.Location));
            CheckRedundant(facts, passed);
            CheckVcpu(facts.Context, passed);
        }
    }

    private static void CheckStatus(PlanFacts facts, HeldDevice held)
    {
        if (held.Device.IsEnabled)
            return;
        Node by = held.Device.DisabledBy ?? held.Device.Node;
        facts.Context.Report(facts.Context.Board[by].Status switch
        {
            NodeStatus.Reserved => DeviceDiagnostics.ReservedDevice(held.Device, by, held.Location),
            NodeStatus.Failed => DeviceDiagnostics.FailedDevice(held.Device, by, held.Location),
            _ => DeviceDiagnostics.DisabledDevice(held.Device, by, held.Location),
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

    private static void CheckForeignRegions(PlanFacts facts, HeldDevice held)
    {
        // A program maps by hand the parts of a device that it needs.
        if (held is MappedDevice && !held.Holder.IsMachine)
            return;
        foreach (ForeignRegion foreign in held.Foreign)
        {
            if (!facts.IsMapped(held.Holder, foreign.Region.Pages))
                facts.Context.Report(DeviceDiagnostics.UnmappedBus(foreign.Region, foreign.Bus.Node, held.Holder.Title, held.Location));
        }
    }

    private static void CheckRedundant(PlanFacts facts, PassedDevice passed)
    {
        if (!passed.Device.Interrupts.IsEmpty || passed.Request.WithDependencies || passed.IsBus || passed.NeededBy is not null)
            return;
        List<AddressRange> own = [.. passed.Device.Regions.Where(static r => r.IsMemoryMapped).Select(static r => r.Pages)];
        PassedDevice? bus = own.Count == 0 ? null : facts.BusesPassedTo(passed.Holder).FirstOrDefault(other =>
            own.All(pages => BusWindows.RangesOf(other.Device).Any(window => window.Contains(pages))));
        if (bus is not null)
            facts.Context.Report(DeviceDiagnostics.Redundant(passed.Device, bus.Device.Node, passed.Location));
    }
}

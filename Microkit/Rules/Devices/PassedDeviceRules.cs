using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Rules.Devices;

/// <summary>Rules about the effect of a passed device on the rest of the system, and about devices that are passed in part.</summary>
internal static class PassedDeviceRules
{
    /// <summary>Reports devices without their registers, the kernel's UART, and IOMMUs.</summary>
    public static void Check(PlanFacts facts)
    {
        // In the default system, the user chose no devices, so none was forgotten.
        if (facts.Context.Request.IsDefault)
            return;
        HashSet<(Holder Holder, Node Unit)> reported = [];
        foreach (PassedDevice passed in facts.Passed)
            CheckRegisters(facts, passed);

        foreach (HeldDevice held in facts.Context.Holders.SelectMany(h => facts.HeldBy(h)))
        {
            CheckIommu(facts, held, reported);
            CheckDebugUart(facts, held);
        }
    }

    // Registers that the user left out; those of the kernel or of a bus are reported by other rules.
    private static void CheckRegisters(PlanFacts facts, PassedDevice passed)
    {
        DeviceRegion[] registers = [.. passed.Device.Regions.Where(static r => r.IsMemoryMapped)];
        bool isLeftOut = passed.Request.Regions is not null || passed.Request.Exclude.Count > 0;
        if (!isLeftOut || passed.IsBus || registers.Length == 0 || registers.Any(r => facts.IsMapped(passed.Holder, r.Range)))
            return;
        int interrupts = facts.Interrupts.Irqs[passed.Holder.Domain.Name.Value].SelectMany(static irq => irq.Claims)
            .Count(claim => claim.Holder == passed.Holder && claim.Interrupt?.Owner == passed.Device.Node);
        if (interrupts > 0)
            facts.Context.Report(DeviceDiagnostics.NoRegisters(passed.Device, interrupts, passed.Holder.Title, passed.Location));
    }

    private static void CheckDebugUart(PlanFacts facts, HeldDevice held)
    {
        if (facts.Context.Board.Platform.DebugUart is { } page
            && held.Device.Regions.Any(r => r.IsMemoryMapped && IsUart(held.Device, r, page) && facts.IsMapped(held.Holder, r.Range)))
            facts.Context.Report(DeviceDiagnostics.DebugUart(held.Device, held.Holder.Title, held.Location));
    }

    // Other devices may be on the UART's page.
    private static bool IsUart(Device device, DeviceRegion region, AddressRange page) =>
        region.Range.Contains(page.Start) || (region.Range.Overlaps(page) && device.Node.BaseName is "serial" or "uart");

    private static void CheckIommu(PlanFacts facts, HeldDevice held, HashSet<(Holder Holder, Node Unit)> reported)
    {
        if (held.Device.IsSystemIommu())
            facts.Context.Report(DeviceDiagnostics.Iommu(held.Device, held.Holder.Title, held.Location));
        if (!held.Holder.IsMachine)
            return;
        Sel4Board board = facts.Context.Board;
        foreach (Dependency reference in board.Dependencies.Of(held.Device.Node).Where(d => d.Property is "iommus" or "iommu-map" && board[d.Provider].IsSystemIommu()))
        {
            if (!facts.Has(held.Holder, reference.Provider) && reported.Add((held.Holder, reference.Provider)))
                facts.Context.Report(DependencyDiagnostics.Iommu(reference, held.Holder.Title, held.Location));
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Memory;

/// <summary>
/// Rules about devices with DMA. They use the addresses that the guest's driver writes to them, which
/// are not translated, so guest memory must have the same guest physical and physical address, or the guest must know the difference.
/// </summary>
internal static class DmaRules
{
    /// <summary>Reports bus masters that would access other memory than intended.</summary>
    public static void Check(PlanFacts facts)
    {
        IdentityPlaces places = new(facts);
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            List<HeldDevice> masters = [.. facts.HeldBy(holder).Where(static h => BusMaster.Is(h.Device))];
            MasteredMemory memory = new(facts, holder);
            foreach (HeldDevice master in masters)
                Check(facts, memory, places, master);
            if (masters.Count == 0 && holder.Machine!.Dma is { Mode: not DmaMode.Identity } idle)
                facts.Context.Report(GuestDmaDiagnostics.NoDevice(holder.Title, idle.Location));
            HeldDevice[] unconfined = [.. masters.Where(static p => p.Device.Node.Find("iommus") is null)];
            if (unconfined.Length > 0)
                facts.Context.Report(MemoryDiagnostics.Unconfined(unconfined[0].Device, unconfined.Length - 1, holder.Title, unconfined[0].Location));
        }
    }

    private static void Check(PlanFacts facts, MasteredMemory memory, IdentityPlaces places, HeldDevice master)
    {
        if (facts.Context.IsFull)
            return;
        Diagnostic? fault = (memory.Mode == DmaMode.Offset ? OffsetFault(memory, master) : IdentityFault(memory, places, master)) ?? ReachFault(memory, master);
        if (fault is not null)
            facts.Context.Report(fault);
        else if (memory.Mode != DmaMode.Identity && master.Device.IsCompatible("virtio,mmio"))
            facts.Context.Report(GuestDmaDiagnostics.Virtio(master.Device, master.Location));
    }

    private static Diagnostic? IdentityFault(MasteredMemory memory, IdentityPlaces places, HeldDevice master)
    {
        if (memory.Moved is not { } moved)
            return null;

        // In a system description, the mistake is reported at the map of the memory.
        SourceLocation at = moved.Map is null ? master.Location : moved.GuestAddress.Location;
        return MemoryDiagnostics.Dma(master.Device, moved.Name, MasteredMemory.PlaceOf(moved)!, moved.Location, at) with { FixValue = places.Of(moved, master.Holder) };
    }

    private static Diagnostic? OffsetFault(MasteredMemory memory, HeldDevice master) => DmaBus.Of(master.Device) is { } bus
        ? memory.OffsetFaultOn(bus)?.Invoke(master)
        : GuestDmaDiagnostics.OnRoot(master.Device, master.Location);

    private static Diagnostic? ReachFault(MasteredMemory memory, HeldDevice master) => memory.NotReachedBy(master.Device.Dma) is { Range: { } range } unreached
        ? MemoryDiagnostics.DmaReach(master.Device, unreached.Name, range, master.Device.Dma.DeclaredBy?.Path ?? "a 32-bit address", master.Location)
        : null;
}

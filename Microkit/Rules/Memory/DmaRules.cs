using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Memory;

/// <summary>
/// Rules about devices with DMA. They use the addresses that the guest's driver writes to them, which
/// are not translated, so guest memory must have the same guest physical and physical address, or the guest must know the difference.
/// </summary>
internal static class DmaRules
{
    private const int BitsOfCell = 32;

    /// <summary>Reports bus masters that would access other memory than intended.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            List<HeldDevice> masters = [.. facts.HeldBy(holder).Where(static h => BusMaster.Is(h.Device))];
            foreach (HeldDevice master in masters)
                Check(facts, master);
            if (masters.Count == 0 && holder.Machine!.Dma is { Mode: not DmaMode.Identity } idle)
                facts.Context.Report(GuestDmaDiagnostics.NoDevice(holder.Title, idle.Location));
            HeldDevice[] unconfined = [.. masters.Where(static p => p.Device.Node.Find("iommus") is null)];
            if (unconfined.Length > 0)
                facts.Context.Report(MemoryDiagnostics.Unconfined(unconfined[0].Device, unconfined.Length - 1, holder.Title, unconfined[0].Location));
        }
    }

    private static void Check(PlanFacts facts, HeldDevice master)
    {
        DmaMode mode = master.Holder.Machine!.Dma?.Mode ?? DmaMode.Identity;
        GuestMemory[] memories = [.. facts.GuestMemoriesOf(master.Holder).Where(memory => mode != DmaMode.BouncePool || memory.IsDmaPool)];
        Diagnostic? fault = mode == DmaMode.Offset ? OffsetFault(facts, master, memories) : IdentityFault(facts, master, memories);
        fault ??= ReachFault(master, memories);
        if (fault is not null)
            facts.Context.Report(fault);
        else if (mode != DmaMode.Identity && master.Device.IsCompatible("virtio,mmio"))
            facts.Context.Report(GuestDmaDiagnostics.Virtio(master.Device, master.Location));
    }

    private static Diagnostic? IdentityFault(PlanFacts facts, HeldDevice master, IEnumerable<GuestMemory> memories)
    {
        foreach (GuestMemory memory in memories)
        {
            string? where = memory.PhysicalAddress is not { } physical ? "has no fixed physical address"
                : physical.Value != memory.GuestAddress.Value ? FormattableString.Invariant($"is at 0x{physical.Value:x} and is mapped at 0x{memory.GuestAddress.Value:x} in the guest")
                : null;
            if (where is null)
                continue;

            // In a system description, the mistake is reported at the map of the memory.
            SourceLocation at = memory.Map is null ? master.Location : memory.GuestAddress.Location;
            return MemoryDiagnostics.Dma(master.Device, memory.Name, where, memory.Location, at) with { FixValue = IdentityPlace.Of(memory, master.Holder, facts) };
        }

        return null;
    }

    private static Diagnostic? OffsetFault(PlanFacts facts, HeldDevice master, IEnumerable<GuestMemory> memories)
    {
        if (DmaBus.Of(master.Device) is not { } bus)
            return GuestDmaDiagnostics.OnRoot(master.Device, master.Location);
        if (!facts.Context.Board[bus].DmaWindows.IsEmpty && DmaBus.TranslatingAbove(bus) is { } above)
            return GuestDmaDiagnostics.TwoBuses(master.Device, bus, above, master.Location);
        foreach (GuestMemory memory in memories)
        {
            if (memory.Range is not { } physical)
                return GuestDmaDiagnostics.NoPhysicalAddress(master.Device, memory.Name, memory.Location, master.Location);
            if (DmaBus.AddressOf(facts.Context.Board[bus], physical) is not { } address)
                return MemoryDiagnostics.DmaReach(master.Device, memory.Name, physical, bus.Path, master.Location);
            int bits = Math.Min(BitsOf(bus), BitsOf(bus.Parent!));
            if (bits < 64 && (address + physical.Size - 1 | memory.GuestAddress.Value + physical.Size - 1) >> bits != 0)
                return GuestDmaDiagnostics.TooNarrow(master.Device, bus, memory.Name, bits, master.Location);
        }

        return null;
    }

    private static int BitsOf(Node bus) => PciBus.IsAsLinux(bus)
        ? 64
        : Math.Min(CellCount.Of(bus, CellCount.Address) ?? CellCount.DefaultAddress, CellCount.Of(bus, CellCount.Size) ?? CellCount.DefaultSize) * BitsOfCell;

    private static Diagnostic? ReachFault(HeldDevice master, IEnumerable<GuestMemory> memories)
    {
        foreach (GuestMemory memory in memories)
        {
            if (memory.Range is { } range && !Reaches(master.Device.Dma, range))
                return MemoryDiagnostics.DmaReach(master.Device, memory.Name, range, master.Device.Dma.DeclaredBy?.Path ?? "a 32-bit address", master.Location);
        }

        return null;
    }

    private static bool Reaches(DmaReach dma, AddressRange memory) => dma.IsIdentity
        ? dma.Bits >= 64 || memory.End <= 1UL << dma.Bits
        : dma.Windows.Any(w => w.Address is { } address && AddressRange.Of(address, w.Size).Contains(memory));
}

using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;

namespace Boards.Microkit.Rules.Memory;

/// <summary>
/// Rules about devices with DMA. They use the addresses that the guest's driver writes to them, which
/// are not translated, so guest memory must have the same guest physical and physical address.
/// </summary>
internal static class DmaRules
{
    /// <summary>Reports bus masters that would access other memory than intended.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            List<HeldDevice> masters = [.. facts.HeldBy(holder).Where(static h => BusMaster.Is(h.Device))];
            foreach (HeldDevice master in masters)
                Check(facts, master);
            HeldDevice[] unconfined = [.. masters.Where(static p => p.Device.Node.Find("iommus") is null)];
            if (unconfined.Length > 0)
                facts.Context.Report(MemoryDiagnostics.Unconfined(unconfined[0].Device, unconfined.Length - 1, holder.Title, unconfined[0].Location));
        }
    }

    private static void Check(PlanFacts facts, HeldDevice master)
    {
        foreach (GuestMemory memory in facts.GuestMemoriesOf(master.Holder))
        {
            // In a system description it is reported at the map of the memory.
            string name = memory.Name;
            SourceLocation at = memory.Map is null ? master.Location : memory.GuestAddress.Location;
            if (memory.PhysicalAddress is not { } physical)
            {
                Report("has no fixed physical address");
                return;
            }

            if (physical.Value != memory.GuestAddress.Value)
            {
                Report(FormattableString.Invariant($"is at 0x{physical.Value:x} and is mapped at 0x{memory.GuestAddress.Value:x} in the guest"));
                return;
            }

            AddressRange range = AddressRange.Of(physical.Value, memory.Size.Value);
            if (!Reaches(master.Device.Dma, range))
            {
                string bus = master.Device.Dma.DeclaredBy?.Path ?? "a 32-bit address";
                facts.Context.Report(MemoryDiagnostics.DmaReach(master.Device, name, range, bus, master.Location));
                return;
            }

            void Report(string where) => facts.Context.Report(
                MemoryDiagnostics.Dma(master.Device, name, where, memory.Location, at) with { FixValue = IdentityPlace.Of(memory, master.Holder, facts) });
        }
    }

    private static bool Reaches(DmaReach dma, AddressRange memory) => dma.IsIdentity
        ? dma.Bits >= 64 || memory.End <= 1UL << dma.Bits
        : dma.Windows.Any(w => w.Address is { } address && AddressRange.Of(address, w.Size).Contains(memory));
}

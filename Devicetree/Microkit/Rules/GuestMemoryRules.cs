using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Planning;
using Boards.Devicetree.Microkit.Planning.Memory;
using Boards.Devicetree.Microkit.Request;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Microkit.Rules;

/// <summary>Whether guest memory lies in memory that is free.</summary>
internal static class GuestMemoryRules
{
    /// <summary>Reports guest memory outside the board's, and over what others use.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            foreach (GuestMemoryRequest memory in holder.Machine!.GuestMemories)
            {
                if (memory.PhysicalAddress is { } physical && memory.Size.Value > 0)
                    Check(facts, GuestMemoryPlan.NameOf(memory, holder.Machine), AddressRange.Of(physical.Value, memory.Size.Value), physical.Location);
            }
        }
    }

    /// <summary>Whether a board states its memory, and a range does not lie in it.</summary>
    public static bool IsOutsideOfBoard(Board board, AddressRange range)
    {
        IReadOnlyList<AddressRange> memory = BoardMemory.Of(board);
        return memory.Count > 0 && !memory.Any(m => m.Contains(range));
    }

    private static void Check(PlanFacts facts, string name, AddressRange range, SourceLocation at)
    {
        Board board = facts.Context.Board;
        if (IsOutsideOfBoard(board, range))
            facts.Context.Report(MemoryDiagnostics.OutsideMemory(name, range, string.Join(", ", BoardMemory.Of(board)), at));
        foreach (Device reserved in board.Devices.Where(static d => d.Role == DeviceRole.ReservedMemory && d.IsEnabled && d.Node.Find("reusable") is null))
        {
            foreach (Region region in reserved.Regions.Where(r => r.IsMemoryMapped && r.Range.Overlaps(range)))
                facts.Context.Report(MemoryDiagnostics.ReservedMemory(name, range, reserved.Path, region.Range, region.Location, at));
        }

        foreach (MemoryReservation reservation in board.Tree.MemoryReservations)
        {
            AddressRange reserved = AddressRange.Of(reservation.Address, reservation.Size);
            if (reserved.Overlaps(range))
                facts.Context.Report(MemoryDiagnostics.ReservedMemory(name, range, "/memreserve/", reserved, reservation.Location, at));
        }
    }
}

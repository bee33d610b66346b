using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Memory;

/// <summary>Checks whether guest memory is in free memory of the board.</summary>
internal static class GuestMemoryRules
{
    /// <summary>Reports guest memory that is outside the board's memory, or that overlaps reserved memory.</summary>
    public static void Check(PlanFacts facts)
    {
        IdentityPlaces places = new(facts);
        RangeIndex<MemoryReservation> reservations = new(facts.Context.Board.Tree.MemoryReservations, static r => AddressRange.Of(r.Address, r.Size));
        foreach (Holder holder in facts.Context.Holders.Where(static h => h.IsMachine))
        {
            // Memory that is reserved for a device belongs to the holder of the device.
            HashSet<Node> ofOwnDevices =
            [
                .. facts.HeldBy(holder).SelectMany(held => facts.Context.Board.Dependencies.Of(held.Device.Node)).Where(static d => d.Kind == DependencyKind.Memory).Select(static d => d.Provider),
            ];
            foreach (GuestMemory memory in facts.GuestMemoriesOf(holder))
            {
                if (memory.Range is { } range)
                    Check(memory, holder, range, memory.PhysicalAddress!.Value.Location, ofOwnDevices);
                if (memory.Map is not null)
                    CheckAlignment(facts, memory);
            }
        }

        void Check(GuestMemory memory, Holder machine, AddressRange range, SourceLocation at, HashSet<Node> ofOwnDevices)
        {
            Sel4Board board = facts.Context.Board;
            if (facts.Context.IsFull)
                return;
            if (BoardMemory.IsOutside(board, range))
                Report(MemoryDiagnostics.OutsideMemory(memory.Name, range, BoardMemory.Text(board), at));
            else if (BoardMemory.IsOnlyConfigured(board, range))
                Report(MemoryDiagnostics.OnlyConfigured(memory.Name, range, board.Platform.Name, BoardMemory.Text(board), at));
            foreach (DeviceRegion region in board.ReservedMemory.In(range))
            {
                Device reserved = board[region.Owner];
                if (reserved.IsEnabled && reserved.Node.Find("reusable") is null && !ofOwnDevices.Contains(reserved.Node))
                    Report(MemoryDiagnostics.ReservedMemory(memory.Name, range, reserved.Path, region.Range, region.Location, at));
            }

            foreach (MemoryReservation reservation in reservations.In(range))
                Report(MemoryDiagnostics.ReservedMemory(memory.Name, range, "/memreserve/", AddressRange.Of(reservation.Address, reservation.Size), reservation.Location, at));

            void Report(Diagnostic diagnostic) => facts.Context.Report(diagnostic with { FixValue = places.Of(memory, machine) });
        }
    }

    // For memory that is declared as a guest's, planning reports this.
    private static void CheckAlignment(PlanFacts facts, GuestMemory memory)
    {
        if (memory.Map!.Region.PageSize is not null || memory.Size.Value < MicrokitLimits.LargePageBytes)
            return;
        List<(string What, Declared<ulong> Value)> numbers = [("guest address", memory.GuestAddress), ("size", memory.Size)];
        if (memory.PhysicalAddress is { } physical)
            numbers.Add(("physical address", physical));
        foreach ((string what, Declared<ulong> value) in numbers)
        {
            bool isSmall = value.Value % MicrokitLimits.PageBytes == 0 && value.Value % MicrokitLimits.LargePageBytes != 0;
            if (isSmall)
                facts.Context.Report(MemoryDiagnostics.SmallPages(memory.Name, what, value.Value, memory.Size.Value / MicrokitLimits.PageBytes, value.Location));
        }
    }
}

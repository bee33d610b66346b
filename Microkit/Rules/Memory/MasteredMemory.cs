using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Memory;

/// <summary>The memory of a guest that its devices read and write on their own. Devices on one bus reach the same of it, so each bus is checked once.</summary>
internal sealed class MasteredMemory
{
    private const int BitsOfCell = 32;

    private readonly Sel4Board _board;
    private readonly ImmutableArray<GuestMemory> _memories;
    private readonly AddressRange _hull;
    private readonly Dictionary<DmaReach, GuestMemory?> _unreached = [];
    private readonly Dictionary<Node, Func<HeldDevice, Diagnostic>?> _offsetFaults = [];

    public MasteredMemory(PlanFacts facts, Holder machine)
    {
        _board = facts.Context.Board;
        Mode = machine.Machine!.Dma?.Mode ?? DmaMode.Identity;
        _memories = [.. facts.GuestMemoriesOf(machine).Where(memory => (Mode != DmaMode.BouncePool || memory.IsDmaPool) && !IsReported(memory))];
        AddressRange[] ranges = [.. _memories.Select(static memory => memory.Range).OfType<AddressRange>()];
        _hull = ranges.Length == 0 ? AddressRange.Empty : new(ranges.Min(static range => range.Start), ranges.Max(static range => range.End));
        Moved = _memories.FirstOrDefault(static memory => PlaceOf(memory) is not null);
    }

    /// <summary>How the devices reach it.</summary>
    public DmaMode Mode { get; }

    /// <summary>The first memory that is not at the address at which the guest sees it; null if there is none.</summary>
    public GuestMemory? Moved { get; }

    /// <summary>Where a memory is if it is not at the address at which the guest sees it, in words; null if it is.</summary>
    public static string? PlaceOf(GuestMemory memory) => memory.PhysicalAddress is not { } physical ? "has no fixed physical address"
        : physical.Value != memory.GuestAddress.Value ? FormattableString.Invariant($"is at 0x{physical.Value:x} and is mapped at 0x{memory.GuestAddress.Value:x} in the guest")
        : null;

    /// <summary>The first memory that a device does not reach; null if it reaches all.</summary>
    public GuestMemory? NotReachedBy(DmaReach dma)
    {
        if (!_unreached.TryGetValue(dma, out GuestMemory? first))
            _unreached.Add(dma, first = FindUnreached(dma));
        return first;
    }

    /// <summary>The mistake of DMA by an offset on a bus, as a function that makes the diagnostic for a device; null if the offset works.</summary>
    public Func<HeldDevice, Diagnostic>? OffsetFaultOn(Node bus)
    {
        if (!_offsetFaults.TryGetValue(bus, out Func<HeldDevice, Diagnostic>? fault))
            _offsetFaults.Add(bus, fault = FindOffsetFault(bus));
        return fault;
    }

    // Another rule reports guest memory where the board has no memory.
    private bool IsReported(GuestMemory memory) => memory.Range is { } range && BoardMemory.IsOutside(_board, range);

    private GuestMemory? FindUnreached(DmaReach dma)
    {
        if (dma.IsIdentity)
            return dma.Bits >= 64 || _hull.End <= 1UL << dma.Bits ? null : _memories.FirstOrDefault(memory => memory.Range is { } range && range.End > 1UL << dma.Bits);
        RangeIndex<AddressRange> windows = WindowsOf(dma.Windows);
        return windows.Holds(_hull) ? null : _memories.FirstOrDefault(memory => memory.Range is { } range && !windows.Holds(range));
    }

    private Func<HeldDevice, Diagnostic>? FindOffsetFault(Node bus)
    {
        ImmutableArray<BusWindow> rows = _board[bus].DmaWindows;
        if (!rows.IsEmpty && DmaBus.TranslatingAbove(bus) is { } above)
            return master => GuestDmaDiagnostics.TwoBuses(master.Device, bus, above, master.Location);
        RangeIndex<BusWindow> windows = new(rows.Where(static w => w.Address is not null), static w => AddressRange.Of(w.Address!.Value, w.Size));
        int bits = Math.Min(BitsOf(bus), BitsOf(bus.Parent!));
        foreach (GuestMemory memory in _memories)
        {
            if (memory.Range is not { } physical)
                return master => GuestDmaDiagnostics.NoPhysicalAddress(master.Device, memory.Name, memory.Location, master.Location);
            BusWindow? row = windows.In(physical).FirstOrDefault(w => AddressRange.Of(w.Address!.Value, w.Size).Contains(physical));
            if (row is null && !rows.IsEmpty)
                return master => MemoryDiagnostics.DmaReach(master.Device, memory.Name, physical, bus.Path, master.Location);
            ulong address = row is null ? physical.Start : row.BusAddress + (physical.Start - row.Address!.Value);
            if (bits < 64 && (address + physical.Size - 1 | memory.GuestAddress.Value + physical.Size - 1) >> bits != 0)
                return master => GuestDmaDiagnostics.TooNarrow(master.Device, bus, memory.Name, bits, master.Location);
        }

        return null;
    }

    private static RangeIndex<AddressRange> WindowsOf(IEnumerable<BusWindow> windows) =>
        new(windows.Where(static w => w.Address is not null).Select(static w => AddressRange.Of(w.Address!.Value, w.Size)), static window => window);

    private static int BitsOf(Node bus) => PciBus.IsAsLinux(bus)
        ? 64
        : Math.Min(CellCount.Of(bus, CellCount.Address) ?? CellCount.DefaultAddress, CellCount.Of(bus, CellCount.Size) ?? CellCount.DefaultSize) * BitsOfCell;
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning.Mapping;

/// <summary>What a board has at each physical address.</summary>
internal sealed class PhysicalMap
{
    // The registers that are found in all ranges together before only a few are found in each further range: many more than in the
    // regions of any real system. On a made-up board, each of thousands of ranges may contain each of thousands of registers.
    private const int MostInAll = 2_000_000;
    private const int MostThen = 16;

    private readonly Sel4Board _board;
    private int _left = MostInAll;
    private readonly RangeIndex<DeviceRegion> _registers;
    private readonly RangeIndex<BusRange> _buses;

    public PhysicalMap(Sel4Board board, CancellationToken cancel)
    {
        _board = board;
        _registers = new(
            Polled().Where(static d => d.Role is DeviceRole.Device or DeviceRole.InterruptController or DeviceRole.Timer)
                .SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped),
            static r => r.Range);
        _buses = new(
            Polled().Where(static d => d.Role is DeviceRole.Bus or DeviceRole.Device && d.IsEnabled)
                .SelectMany(static d => WindowsOf(d).Select(range => new BusRange(range, d))),
            static b => b.Range);

        IEnumerable<Device> Polled()
        {
            foreach (Device device in board.Devices)
            {
                cancel.ThrowIfCancellationRequested();
                yield return device;
            }
        }
    }

    /// <summary>What the board has in a range of addresses.</summary>
    public RegionContents ContentsOf(AddressRange range)
    {
        bool isMemory = BoardMemory.Holds(_board, range);
        AddressRange memory = BoardMemory.FirstIn(_board, range) ?? AddressRange.Empty;
        // A carve-out of memory, such as a frame buffer, is still memory.
        ImmutableArray<DeviceRegion> registers = isMemory ? [] : _registers.In(range, Math.Max(MostThen, _left));
        ImmutableArray<BusRange> buses = isMemory ? [] : _buses.In(range, Math.Max(MostThen, _left));
        _left -= Math.Min(_left, registers.Length + buses.Length);
        return new RegionContents(
            range,
            registers,
            [.. registers.Select(r => _board[r.Owner]).Where(static d => d.Role == DeviceRole.Device && d.IsPassable()).Distinct()],
            buses.FirstOrDefault(b => b.Bus.Role == DeviceRole.Bus && range.Contains(b.Range))?.Bus,
            buses.FirstOrDefault(static b => b.Bus.Role == DeviceRole.Device)?.Bus,
            isMemory,
            isMemory ? range : memory);
    }

    /// <summary>Whether a range begins at the pages of registers or at a window, and ends with such ones.</summary>
    public bool IsCutToDevices(AddressRange range)
    {
        AddressRange first = AddressRange.Of(range.Start, MicrokitLimits.PageBytes);
        AddressRange last = new(range.End - MicrokitLimits.PageBytes, range.End);
        return (_registers.In(first).Any(r => r.PageAddress == range.Start) || _buses.In(first).Any(b => b.Range.Start == range.Start))
            && (_registers.In(last).Any(r => r.PageAddress + r.PageSize == range.End) || _buses.In(last).Any(b => b.Range.End == range.End));
    }

    /// <summary>The devices, including interrupt controllers and timers, that have registers in a range of addresses, in document order.</summary>
    public IEnumerable<Device> DevicesIn(AddressRange range) => _registers.In(range).Select(r => _board[r.Owner]).Distinct();

    /// <summary>The windows of plain buses that are in a range of addresses.</summary>
    public IEnumerable<BusRange> BusesIn(AddressRange range) => _buses.In(range).Where(b => b.Bus.Role == DeviceRole.Bus && range.Contains(b.Range));

    /// <summary>The enabled device with registers at an address; null if there is none.</summary>
    public Device? DeviceAt(ulong address) => _registers.At(address).Select(r => _board[r.Owner])
        .FirstOrDefault(static d => d.Role == DeviceRole.Device && d.IsEnabled && !IsSharedMemory(d));

    /// <summary>The enabled device whose registers begin on the first page of a range of addresses and fit in it; null if there is none.</summary>
    public Device? DeviceFitting(AddressRange range) => _registers.In(range).Where(r => r.PageAddress == range.Start && range.Contains(r.Range))
        .Select(r => _board[r.Owner]).FirstOrDefault(static d => d.Role == DeviceRole.Device && d.IsEnabled && !IsSharedMemory(d));

    /// <summary>A node, and those above it.</summary>
    public static IEnumerable<Node> AtAndAbove(Node node)
    {
        for (Node? at = node; at is not null; at = at.Parent)
            yield return at;
    }

    /// <summary>Whether two nodes are the same, or one is above the other.</summary>
    public static bool AreOneLine(Node one, Node other) => IsAtOrAbove(one, other) || IsAtOrAbove(other, one);

    // Memory that a guest shares with programs is described to it as a device without a driver of its own.
    private static bool IsSharedMemory(Device device) => device.IsCompatible("generic-uio");

    private static bool IsAtOrAbove(Node above, Node node) => AtAndAbove(node).Contains(above);

    // The registers of a system controller are its own; only its ranges, if it has any, are windows of a bridge.
    private static IEnumerable<AddressRange> WindowsOf(Device device) => device.Role == DeviceRole.Bus
        ? BusWindows.RangesOf(device)
        : device.Windows.Where(static w => w.Address is not null && w.Space is not AddressSpace.Configuration)
            .Select(static w => AddressRange.Of(w.Address!.Value, w.Size));
}

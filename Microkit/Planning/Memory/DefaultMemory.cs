using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Memory;

/// <summary>Memory for a guest whose memory is not declared.</summary>
internal static class DefaultMemory
{
    // The size in libvmm's examples, then halves of it, down to the need of a kernel with a small root file system.
    private static readonly ulong[] Sizes = [0x1000_0000, 0x800_0000, 0x400_0000, 0x200_0000];

    /// <summary>
    /// A free range that the kernel leaves to user level, in reach of the devices that are bus masters if there is such
    /// a range; null if the board has none.
    /// </summary>
    /// <param name="board">The board.</param>
    /// <param name="devices">The devices that the guest gets.</param>
    public static AddressRange? Find(Sel4Board board, IEnumerable<Device> devices) => Find(board, devices, Sizes, []);

    /// <summary>Finds such a range of one of the given sizes, best first, outside the ranges that are taken.</summary>
    public static AddressRange? Find(Sel4Board board, IEnumerable<Device> devices, IReadOnlyList<ulong> sizes, IReadOnlyList<AddressRange> taken)
    {
        KernelShare kernel = KernelShare.Of(board);
        // The guest has the memory at its physical address, so that is in the guest's address space, too.
        AddressRange[] kept = [.. taken, new AddressRange(kernel.GuestEnd, ulong.MaxValue), kernel.Image, .. kernel.Mappable.Any() ? GapsOf(kernel.Mappable) : []];
        AddressRange[] beyond = [.. devices.Where(BusMaster.Is).Select(static d => d.Dma).Distinct().SelectMany(BeyondReachOf).Distinct()];
        ulong[] ends = [.. beyond.Select(static range => range.Start).OrderBy(static start => start)];
        // Memory that the kernel does not use is safest; the kernel, its loader and its programs are put at the beginning of the rest.
        AddressRange[] near = [.. BoardMemory.Of(board).Select(m => LowerHalf(m, ends))];
        return FreeMemory.Find(board, sizes, [.. kept, .. beyond, .. KernelMemory(board)])
            ?? FreeMemory.Find(board, sizes, [.. kept, .. beyond, .. near])
            ?? FreeMemory.Find(board, sizes, [.. kept, .. beyond])
            ?? FreeMemory.Find(board, sizes, kept);
    }

    /// <summary>
    /// The devices that are passed, each with those that are passed because it needs them: a DMA controller may reach less memory
    /// than the device that uses it.
    /// </summary>
    public static IEnumerable<Device> DevicesOf(Sel4Board board, IEnumerable<PassthroughRequest> passed)
    {
        DeviceLookup devices = new(board.Hardware);
        Lazy<Node[]> units = new(() => [.. board.Devices.Where(static device => device.IsSystemIommu()).Select(static device => device.Node)]);
        return passed.SelectMany(With);

        IEnumerable<Device> With(PassthroughRequest passthrough)
        {
            if (devices.Find(passthrough.Device.Value) is not { } device)
                return [];
            if (!passthrough.WithDependencies)
                return [device];
            IEnumerable<Node> excluded = passthrough.Exclude.Select(name => devices.Find(name.Value)?.Node).OfType<Node>();
            return board.Dependencies.Closure([device.Node], [.. units.Value, .. excluded]).Requirements
                .SelectMany(static requirement => requirement.RegisterOwners).Select(owner => board[owner]).Where(static owner => owner.IsEnabled)
                .Prepend(device);
        }
    }

    private static IEnumerable<AddressRange> KernelMemory(Sel4Board board) =>
        board.Platform.MemoryRanges.IsEmpty ? BoardMemory.Of(board) : board.Platform.MemoryRanges;

    private static IEnumerable<AddressRange> BeyondReachOf(DmaReach dma)
    {
        if (!dma.IsIdentity)
            return GapsOf(dma.Windows.Where(static w => w.Address is not null).Select(static w => AddressRange.Of(w.Address.GetValueOrDefault(), w.Size)));
        return dma.Bits >= 64 ? [] : [new AddressRange(1UL << dma.Bits, ulong.MaxValue)];
    }

    // The lower half of the part before the first of the given ends.
    private static AddressRange LowerHalf(AddressRange memory, ulong[] ends)
    {
        int at = Array.BinarySearch(ends, memory.Start + 1);
        at = at < 0 ? ~at : at;
        ulong end = at < ends.Length ? Math.Min(ends[at], memory.End) : memory.End;
        return memory with { End = memory.Start + ((end - memory.Start) / 2) };
    }

    private static IEnumerable<AddressRange> GapsOf(IEnumerable<AddressRange> ranges)
    {
        ulong end = 0;
        foreach (AddressRange range in ranges.OrderBy(static r => r.Start))
        {
            if (range.Start > end)
                yield return new AddressRange(end, range.Start);
            end = Math.Max(end, range.End);
        }

        yield return new AddressRange(end, ulong.MaxValue);
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Guests;

/// <summary>
/// Places the images of a guest in its RAM. The kernel is at its start (Linux, Documentation/arch/arm64/booting.rst: the text
/// offset from a multiple of 2 MiB); the devicetree, which may be 2 MiB long and must not cross a multiple of 2 MiB, is in the last
/// 2 MiB; the initrd is below it. Memory that the board's devicetree reserves in the RAM is not used. Declared addresses are checked
/// instead.
/// </summary>
internal sealed class ImagePlacement
{
    // Rules of arm64: the alignment of the kernel's base, and the maximum size of a devicetree.
    private const ulong Block = MicrokitLimits.LargePageBytes;
    private const ulong DevicetreeAlignment = 8;

    private readonly Action<PlanFinding> _report;
    private readonly string _machine;
    private readonly ImmutableArray<AddressRange> _memory;
    private readonly GuestTreeRequest? _request;
    private readonly List<(string What, AddressRange Range)> _taken = [];

    private ImagePlacement(Sel4Board board, string machine, ImmutableArray<AddressRange> memory, GuestTreeRequest? request, Action<PlanFinding> report)
    {
        _report = report;
        _machine = machine;
        _memory = memory;
        _request = request;
        foreach (Device reserved in board.Devices.Where(static d => d is { Role: DeviceRole.ReservedMemory, IsEnabled: true }))
            _taken.AddRange(reserved.Regions.Where(static r => r.IsMemoryMapped).Select(r => (reserved.Path, r.Range)));
        _taken.AddRange(board.Tree.MemoryReservations.Select(static r => ("/memreserve/", AddressRange.Of(r.Address, r.Size))));
    }

    /// <summary>The kernel, devicetree and initrd of a machine.</summary>
    /// <param name="board">The board.</param>
    /// <param name="machine">The machine's name.</param>
    /// <param name="memory">Its RAM.</param>
    /// <param name="request">The declaration; if it is null, the images are placed by rule and nothing is reported.</param>
    /// <param name="report">Receives the findings.</param>
    public static (GuestImage? Kernel, GuestImage? Devicetree, GuestImage? Initrd) Of(
        Sel4Board board, string machine, ImmutableArray<AddressRange> memory, GuestTreeRequest? request, Action<PlanFinding> report) =>
        memory.IsEmpty ? default : new ImagePlacement(board, machine, memory, request, report).Place();

    private (GuestImage? Kernel, GuestImage? Devicetree, GuestImage? Initrd) Place()
    {
        GuestImage kernel = Kernel();

        // Declared addresses are placed first, so that the other images avoid them.
        GuestImage? devicetree = null;
        GuestImage? initrd = null;
        if (_request?.DevicetreeAddress is { } treeAt)
            devicetree = Given("devicetree", treeAt, Rest(treeAt.Value), DevicetreeAlignment, 0);
        if (_request is { InitrdAddress: { } initrdAt, InitrdSize: { } given })
            initrd = Given("initrd", initrdAt, given.Value, MicrokitLimits.PageBytes, 0);
        devicetree ??= Free("devicetree", Block, _request?.Location);
        if (initrd is null && _request?.InitrdSize is { } size)
            initrd = Free("initrd", size.Value, size.Location);
        return (kernel, devicetree, initrd);
    }

    // If its size is not known, the kernel takes the large page in which it begins.
    private GuestImage Kernel()
    {
        ulong offset = _request?.KernelTextOffset?.Value ?? 0;
        ulong size = _request?.KernelSize?.Value ?? 0;
        if (_request?.KernelAddress is { } address)
            return Given("kernel", address, size, Block, offset);
        GuestImage kernel = new() { Address = RoundUp(_memory[0].Start, Block) + offset, Size = size };
        if (_request is { } request)
            Check("kernel", kernel, request.KernelSize?.Location ?? request.Location);
        Take("kernel", kernel);
        return kernel;
    }

    private GuestImage Given(string what, Declared<ulong> address, ulong size, ulong alignment, ulong offset)
    {
        GuestImage image = new() { Address = address.Value, Size = size };
        // An address outside the RAM is another mistake than one that is not aligned.
        if (IsInRam(image) && unchecked(address.Value - offset) % alignment != 0)
            _report(new PlanFinding.ImageMisaligned(_machine, what, address.Value, alignment, offset, address.Location));
        Check(what, image, address.Location);
        Take(what, image);
        return image;
    }

    private void Check(string what, GuestImage image, SourceLocation at)
    {
        AddressRange range = Occupied(image);
        if (!IsInRam(image))
            _report(new PlanFinding.ImageOutside(_machine, what, range, string.Join(", ", _memory), at));
        foreach ((string other, AddressRange taken) in _taken.Where(t => t.Range.Overlaps(range)).Take(1))
            _report(new PlanFinding.ImageOverlap(_machine, what, range, other, taken, at));
    }

    private bool IsInRam(GuestImage image) => _memory.Any(memory => memory.Contains(Occupied(image)));

    private void Take(string what, GuestImage image) => _taken.Add((what, Occupied(image)));

    // The highest free address, a multiple of 2 MiB, in the RAM that contains the kernel.
    private GuestImage? Free(string what, ulong size, SourceLocation? at)
    {
        AddressRange memory = _memory[0];
        ulong end = memory.End;
        while (size <= end && RoundDown(end - size, Block) is var start && start >= memory.Start)
        {
            AddressRange range = AddressRange.Of(start, size);
            AddressRange[] blocking = [.. _taken.Select(static t => t.Range).Where(range.Overlaps)];
            if (blocking.Length == 0)
            {
                GuestImage image = new() { Address = start, Size = size };
                Take(what, image);
                return image;
            }

            end = blocking.Min(static b => b.Start);
        }

        if (at is { } location)
            _report(new PlanFinding.ImageWithoutRoom(_machine, what, size, memory, location));
        return null;
    }

    // A devicetree has up to 2 MiB and must not cross a multiple of 2 MiB.
    private static ulong Rest(ulong address) => Block - (address % Block);

    // The bytes of an image if its size is known, otherwise those up to the next multiple of 2 MiB.
    private static AddressRange Occupied(GuestImage image) => image.Size > 0 ? image.Range : AddressRange.Of(image.Address, Rest(image.Address));

    private static ulong RoundDown(ulong value, ulong alignment) => value - (value % alignment);

    private static ulong RoundUp(ulong value, ulong alignment) => value > ulong.MaxValue - alignment ? RoundDown(value, alignment) : RoundDown(value + alignment - 1, alignment);
}

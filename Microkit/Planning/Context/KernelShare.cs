using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning.Context;

/// <summary>The parts of a board that the kernel keeps for itself, for planning.</summary>
internal sealed class KernelShare
{
    private readonly Platform _platform;
    private readonly bool _hasGic;
    private readonly RangeIndex<OwnedPages> _pages;

    private KernelShare(Sel4Board board)
    {
        _platform = board.Platform;
        Device[] controllers = [.. board.Devices.Where(static d => d.Role == DeviceRole.InterruptController && d.IsEnabled)];
        _hasGic = controllers.Any(static d => IsGic(d.Controller));
        Architecture = _hasGic ? Architecture.Arm
            : controllers.Any(static d => d.Controller == ControllerFamily.IoApic) ? Architecture.X86
            : controllers.Any(static d => d.Controller is ControllerFamily.RiscvPlic or ControllerFamily.RiscvAplic or ControllerFamily.RiscvImsic or ControllerFamily.RiscvCpu)
            ? Architecture.RiscV
            : Architecture.Unknown;
        HashSet<Node?> ofKernel = [.. _platform.KernelRanges.Select(static k => k.Owner)];
        Device[] owners = [.. board.Devices.Where(d => ofKernel.Contains(d.Node))];
        Controller = owners.FirstOrDefault(static d => IsGic(d.Controller)) ?? owners.FirstOrDefault() ?? controllers.FirstOrDefault();
        _pages = new RangeIndex<OwnedPages>(OwnPages(_platform, Controller), static owned => owned.Range);
    }

    /// <summary>The pages that are never passed.</summary>
    public IReadOnlyList<OwnedPages> Pages => _pages.Items;

    /// <summary>The architecture of its interrupt controllers.</summary>
    public Architecture Architecture { get; }

    /// <summary>The root interrupt controller, or null if none is known.</summary>
    public Device? Controller { get; }

    /// <summary>The interface that is mapped as the CPU interface of a guest; null if it needs none.</summary>
    public VirtualCpuInterface? VirtualCpuInterface => _platform.VirtualCpuInterface;

    /// <summary>The address at which a guest on a GICv2 expects its CPU interface; null on other controllers.</summary>
    public ulong? GuestCpuInterface => Controller is { Regions.Length: > 1, Controller: ControllerFamily.ArmGicV2 } gic ? gic.Regions[1].Address : null;

    /// <summary>The highest interrupt number that the kernel accepts; null if it is not known.</summary>
    public uint? HighestInterrupt => _platform.MaxIrq;

    /// <summary>The physical addresses that a memory region may have; empty if they are not known.</summary>
    public IEnumerable<AddressRange> Mappable => _platform.DeviceRanges.Concat(_platform.MemoryRanges);

    /// <summary>The large page at the beginning of memory, where the loader puts the kernel; empty if it is not known.</summary>
    public AddressRange Image => _platform is { Name: not null, MemoryRanges.IsEmpty: false }
        ? AddressRange.Of(_platform.MemoryRanges.Min(static m => m.Start), MicrokitLimits.LargePageBytes)
        : AddressRange.Empty;

    /// <summary>The end of the addresses that a guest can use.</summary>
    public ulong GuestEnd => _platform.AddressBits is { } bits and > 0 and < 64 ? 1UL << bits : MicrokitLimits.GuestEnd;

    /// <summary>The pages that are never passed and that overlap a range.</summary>
    public ImmutableArray<OwnedPages> PagesIn(AddressRange range) => _pages.In(range);

    /// <summary>Whether all of a range is in one range of pages that are never passed.</summary>
    public bool Keeps(AddressRange range) => _pages.Holds(range);

    /// <summary>The kernel's share of a board.</summary>
    public static KernelShare Of(Sel4Board board) => new(board);

    /// <summary>What the kernel uses an interrupt for; null if it does not use it.</summary>
    public string? OwnerOf(uint number)
    {
        foreach (KernelInterrupt kernel in _platform.KernelInterrupts)
        {
            if (kernel.Number == number)
                return kernel.Purpose;
        }

        return null;
    }

    /// <summary>Whether interrupt numbers are the GIC's: shared ones from 32, private ones from 16.</summary>
    public bool HasGic => _hasGic;

    /// <summary>Whether a number is that of an interrupt that the cores of a GIC system send each other.</summary>
    public bool IsSoftwareGenerated(uint number) => _hasGic && number < 16;

    private static bool IsGic(ControllerFamily family) => family is ControllerFamily.ArmGicV2 or ControllerFamily.ArmGicV3;

    // The kernel uses the first page of each of a GICv2's interfaces; a guest cannot use the rest of them, because the plan
    // maps its own interface at the same addresses.
    private static IEnumerable<OwnedPages> OwnPages(Platform platform, Device? controller)
    {
        foreach (KernelRange kernel in platform.KernelRanges)
            yield return new OwnedPages(kernel.Range.RoundedTo(DeviceRegion.PageBytes), kernel.Purpose);
        if (controller is null || platform.VirtualCpuInterface is not { } cpuInterface)
            yield break;
        foreach (DeviceRegion region in controller.Regions.Where(static r => r.IsMemoryMapped))
            yield return new OwnedPages(region.Pages, controller.Path, IsVirtualCpuInterface: true);
        yield return new OwnedPages(AddressRange.Of(cpuInterface.Address, cpuInterface.Size).RoundedTo(DeviceRegion.PageBytes), controller.Path, true);
    }
}

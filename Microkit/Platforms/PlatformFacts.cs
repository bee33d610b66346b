using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>Finds a board's platform: from the table, and from the tree according to the kernel's rules (seL4, tools/hardware.yml).</summary>
internal static class PlatformFacts
{
    private const ulong Page = DeviceRegion.PageBytes;
    private const ulong GicV3Distributor = 0x10000;
    private const ulong GicV3Redistributors = 0x100000;
    private const ulong PlicSize = 0x4000000;

    // A RISC-V kernel maps its devices with large pages.
    private const ulong LargePage = 0x200000;

    // The indexes of the architected timer's interrupts.
    private const int VirtualTimer = 2;
    private const int HypervisorTimer = 3;

    /// <summary>The platform of a tree.</summary>
    public static Platform Of(Board board, Sel4Options options, DeviceFindings found)
    {
        Platform platform = Choose(board, options, found);
        bool isHypervisor = platform.IsHypervisor ?? options.IsHypervisor;
        var ranges = ImmutableArray.CreateBuilder<KernelRange>();
        var interrupts = ImmutableArray.CreateBuilder<KernelInterrupt>();
        VirtualCpuInterface? cpuInterface = null;
        // The kernel drives the first GIC; there may be other root controllers besides it.
        bool hasGic = false;
        foreach (Device device in board.Devices.Where(static d => d.IsEnabled && d.Role is DeviceRole.InterruptController or DeviceRole.Timer))
        {
            switch (device.Controller)
            {
                case ControllerFamily.ArmGicV2 when !hasGic:
                    hasGic = true;
                    AddGicV2(device, isHypervisor, ranges, interrupts);
                    cpuInterface = isHypervisor ? CpuInterface(device) : null;
                    break;
                case ControllerFamily.ArmGicV3 when !hasGic:
                    hasGic = true;
                    AddRange(ranges, device, 0, GicV3Distributor, "GIC distributor");
                    AddRange(ranges, device, 1, GicV3Redistributors, "GIC redistributors");
                    AddMaintenance(device, isHypervisor, interrupts);
                    break;
                case ControllerFamily.OmapIntc or ControllerFamily.Bcm2836L1:
                    AddRange(ranges, device, 0, Page, "interrupt controller");
                    break;
                case ControllerFamily.RiscvPlic:
                    AddRange(ranges, device, 0, PlicSize, "PLIC", LargePage);
                    break;
                case ControllerFamily.IoApic:
                    AddRange(ranges, device, 0, Page, "I/O APIC");
                    break;
                case ControllerFamily.LocalApic:
                    AddRange(ranges, device, 0, Page, "local APIC");
                    break;
                case var _ when device.Role == DeviceRole.Timer:
                    AddTimer(device, isHypervisor, interrupts);
                    break;
            }
        }

        return platform with
        {
            KernelRanges = platform.KernelRanges.IsEmpty ? ranges.ToImmutable() : platform.KernelRanges,
            KernelInterrupts = [.. (platform.KernelInterrupts.IsEmpty ? interrupts : platform.KernelInterrupts.AsEnumerable()).OrderBy(i => i.Number)],
            VirtualCpuInterface = cpuInterface,
            DebugUart = platform.DebugUart ?? StandardOutput(board),
        };
    }

    // The platform with the name that the project gives, otherwise the one of the root's compatible.
    private static Platform Choose(Board board, Sel4Options options, DeviceFindings found)
    {
        PlatformTable table = PlatformTable.BuiltIn.With(options.Platforms);
        ImmutableArray<string> compatible = board[board.Tree.Root].Compatible;
        if (options.PlatformName is { } name)
        {
            if (table.Find(name) is { } named)
                return named;
            found.Add(board.Tree.Root, PlatformFileRules.Unknown(name, table, board.Tree.Root.Location));
        }

        return table.FindCompatible(compatible) ?? new Platform { Compatible = compatible };
    }

    private static void AddGicV2(
        Device gic, bool isHypervisor, ImmutableArray<KernelRange>.Builder ranges, ImmutableArray<KernelInterrupt>.Builder interrupts)
    {
        AddRange(ranges, gic, 0, Page, "GIC distributor");
        AddRange(ranges, gic, 1, Page, "GIC CPU interface");
        if (isHypervisor)
            AddRange(ranges, gic, 2, Page, "GIC virtual interface control");
        AddMaintenance(gic, isHypervisor, interrupts);
    }

    private static void AddMaintenance(Device gic, bool isHypervisor, ImmutableArray<KernelInterrupt>.Builder interrupts)
    {
        if (isHypervisor && gic.Interrupts.FirstOrDefault()?.Number is { } number)
            interrupts.Add(new KernelInterrupt { Number = number, Purpose = "GIC maintenance" });
    }

    private static void AddTimer(Device timer, bool isHypervisor, ImmutableArray<KernelInterrupt>.Builder interrupts)
    {
        if (Number(VirtualTimer) is { } virtualTimer)
            interrupts.Add(new KernelInterrupt { Number = virtualTimer, Purpose = isHypervisor ? "virtual timer of the guests" : "kernel timer" });
        if (isHypervisor && Number(HypervisorTimer) is { } kernelTimer)
            interrupts.Add(new KernelInterrupt { Number = kernelTimer, Purpose = "kernel timer" });

        uint? Number(int index) => timer.Interrupts.FirstOrDefault(i => i.Index == index)?.Number;
    }

    private static void AddRange(ImmutableArray<KernelRange>.Builder ranges, Device device, int index, ulong most, string purpose, ulong page = Page)
    {
        if (device.Regions.FirstOrDefault(r => r.Index == index) is { IsMemoryMapped: true } region)
        {
            AddressRange kept = AddressRange.Of(region.Address.GetValueOrDefault(), Math.Min(region.Size, most)).RoundedTo(page);
            ranges.Add(new KernelRange { Range = kept, Purpose = purpose, Owner = device.Node });
        }
    }

    // Guests use the virtual interface at the address of the physical one, which the kernel keeps.
    private static VirtualCpuInterface? CpuInterface(Device gic) =>
        gic.Regions.Length >= 4 && gic.Regions[1].Address is { } guest && gic.Regions[3].Address is { } address
            ? new VirtualCpuInterface { GuestAddress = guest, Address = address, Size = Page }
            : null;

    // The value in /chosen is a path or an alias, with options after a colon.
    private static AddressRange? StandardOutput(Board board)
    {
        Node? chosen = board.Tree.FindPath("/chosen");
        if ((chosen?.Find("stdout-path") ?? chosen?.Find("linux,stdout-path"))?.String is not { Length: > 0 } output)
            return null;
        string name = output.Split(':')[0];
        string path = name;
        foreach (KeyValuePair<string, string> alias in board.Tree.Aliases)
        {
            if (string.Equals(alias.Key, name, StringComparison.Ordinal))
                path = alias.Value;
        }

        Device? uart = board.Devices.FirstOrDefault(d => string.Equals(d.Path, path, StringComparison.Ordinal));
        return uart?.Regions.FirstOrDefault() is { IsMemoryMapped: true } region
            ? AddressRange.Of(region.PageAddress, Page)
            : null;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning;

/// <summary>The devices of a board that are passed to a guest when no system is declared.</summary>
/// <param name="Devices">The devices that are passed, in document order.</param>
/// <param name="LeftOut">The enabled devices that are not passed, in document order.</param>
/// <param name="Undelivered">The number of interrupts for which there was no id.</param>
internal sealed record DefaultSelection(ImmutableArray<DefaultSelection.Chosen> Devices, ImmutableArray<Device> LeftOut, int Undelivered)
{
    /// <summary>A device that is passed, with its regions and interrupts that are passed.</summary>
    public sealed record Chosen(Device Device, ImmutableArray<DeviceRegion> Regions, ImmutableArray<DeviceInterrupt> Interrupts);

    /// <summary>Chooses the devices of a board.</summary>
    public static DefaultSelection Of(Sel4Board board)
    {
        KernelShare kernel = KernelShare.Of(board);
        Device[] candidates = [.. board.Devices.Where(static d => d.IsEnabled && d.IsHardware && d.Role is not (DeviceRole.Bus or DeviceRole.Description))];
        RangeIndex<AddressRange> memory = new(BoardMemory.Of(board), static m => m);
        RangeIndex<AddressRange> reserved = new(FreeMemory.ReservedOn(board), static r => r);
        HashSet<Node> reached = [.. candidates.Where(IsForGuest).Select(static d => d.Node)];
        List<Chosen> devices = [];
        HashSet<uint> delivered = [];
        List<Device> leftOut = [];
        int undelivered = 0;
        foreach (Device device in candidates)
        {
            ImmutableArray<DeviceRegion> regions = [.. device.Regions.Where(r => r.IsMemoryMapped && !IsPort(r, kernel) && IsFree(r.Pages, kernel) && !IsMemory(r.Range, memory, reserved))];
            if (!reached.Contains(device.Node) || (regions.IsEmpty && device.Regions.Any(static r => r.IsMemoryMapped)))
            {
                leftOut.Add(device);
                continue;
            }

            List<DeviceInterrupt> interrupts = [];
            foreach (DeviceInterrupt interrupt in device.Interrupts.Where(i => IsDeliverable(i, kernel) && IsAlone(i, reached)))
            {
                if (delivered.Count <= MicrokitLimits.MaxId || delivered.Contains(interrupt.Number!.Value))
                {
                    delivered.Add(interrupt.Number!.Value);
                    interrupts.Add(interrupt);
                }
                else
                {
                    undelivered++;
                }
            }

            if (regions.Length + interrupts.Count > 0)
                devices.Add(new Chosen(device, regions, [.. interrupts]));
        }

        return new DefaultSelection([.. devices], [.. leftOut], undelivered);
    }

    // A guest that programs the memory controller or an SMMU can access the whole machine.
    private static bool IsForGuest(Device device) =>
        device.Role == DeviceRole.Device && device.IsPassable() && !device.Compatible.IsEmpty
        && !device.IsSystemIommu() && !(device.Node.BaseName is "memory-controller" && device.Windows.IsEmpty);

    private static bool IsFree(AddressRange pages, KernelShare kernel) =>
        pages.End <= kernel.GuestEnd && !kernel.Keeps(pages) && UserLevelMemory.GapIn(pages, kernel) is null;

    // The I/O ports of a PC are not at addresses of memory, although the windows of its ISA bus translate them.
    private static bool IsPort(DeviceRegion region, KernelShare kernel) =>
        kernel.Architecture == Architecture.X86 && region.Owner.Parent?.BaseName is "isa" && region.BusAddressCells is [var flags, ..] && (flags & 1) != 0;

    // A region that a device has as registers but that is memory, such as a GPU's view of it, is given to guests as memory.
    private static bool IsMemory(AddressRange registers, RangeIndex<AddressRange> memory, RangeIndex<AddressRange> reserved) =>
        memory.Overlaps(registers) && !reserved.Holds(registers);

    private static bool IsDeliverable(DeviceInterrupt interrupt, KernelShare kernel) =>
        interrupt.Number is { } number && kernel.OwnerOf(number) is null && !kernel.IsSoftwareGenerated(number)
        && (kernel.HighestInterrupt is not { } highest || number <= highest);

    // A line that a controller shares among its inputs is of use only to a driver of the controller.
    private static bool IsAlone(DeviceInterrupt interrupt, HashSet<Node> reached)
    {
        if (interrupt.Kind != InterruptKind.Cascaded || interrupt.Via.IsEmpty)
            return true;
        for (Node? at = interrupt.Via[0]; at is not null; at = at.Parent)
        {
            if (reached.Contains(at))
                return true;
        }

        return false;
    }
}

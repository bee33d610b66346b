using System;
using System.Linq;
using Boards.Hardware;

namespace Boards.Microkit.Lookup;

/// <summary>The virtio transports of QEMU's virt machines.</summary>
internal static class QemuTransports
{
    // The compatible strings that QEMU gives the root (hw/arm/virt.c, hw/riscv/virt.c).
    private static readonly string[] Machines = ["linux,dummy-virt", "riscv-virtio"];

    /// <summary>
    /// The position of the option <c>-device virtio-…-device</c> that gets a transport, from 1; null for other devices. QEMU assigns
    /// the transports to the options of the command line in order of descending address.
    /// </summary>
    public static int? PositionOf(Board board, Device device)
    {
        if (!IsTransport(device) || !Machines.Any(board[board.Tree.Root].IsCompatible))
            return null;
        ulong address = device.Regions[0].Range.Start;
        return 1 + board.Devices.Count(other => IsTransport(other) && other.Regions[0].Range.Start > address);
    }

    private static bool IsTransport(Device device) => device.IsCompatible("virtio,mmio") && device.Regions is [{ IsMemoryMapped: true }, ..];
}

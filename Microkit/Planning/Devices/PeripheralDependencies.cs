using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Planning.Devices;

/// <summary>
/// The devices without registers of their own that a device refers to and drives itself or through a bus controller: the
/// PHY of an Ethernet controller, a USB connector's switch, the functions of a PCI bus. Their interrupts are delivered to the same
/// machine.
/// </summary>
internal static class PeripheralDependencies
{
    // Other properties refer to devices that may serve many: the chip of a regulator or a clock is passed by its own name.
    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal)
    {
        "phy-handle", "phy", "phy-device", "phys", "usb-phy", "extcon", "panel", "ddc-i2c-bus", "remote-endpoint",
    };

    /// <summary>The interrupts of those devices, in the order of the properties; then those of a host bridge's slots.</summary>
    public static IEnumerable<DeviceInterrupt> InterruptsOf(Device device, Sel4Board board) => board.Dependencies.Of(device.Node)
        .Where(static reference => Properties.Contains(reference.Property))
        .Select(reference => board[reference.Provider])
        .Where(static d => d.IsEnabled && !d.Regions.Any(static r => r.IsMemoryMapped))
        .Distinct()
        .SelectMany(static d => d.Interrupts)
        .Concat(PinsOf(device, board));

    // PCI functions are found at run time; their pins are connected to a few lines, which the slots share in turn.
    private static IEnumerable<DeviceInterrupt> PinsOf(Device bridge, Sel4Board board) => board.Hardware.PciRoutes(bridge.Node)
        .Select(static route => route.Interrupt)
        .Where(static pin => pin.Number is not null)
        .GroupBy(static pin => pin.Number).Select(static line => line.First());
}

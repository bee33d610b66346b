using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Microkit.Planning.Devices;

/// <summary>
/// The devices without registers of their own that a device drives through itself or a bus controller: the PHY of an
/// Ethernet controller. Their interrupts end in the same driver.
/// </summary>
internal static class PeripheralDependencies
{
    // phy is the older name of phy-handle (ethernet-controller.yaml).
    private static readonly string[] Properties = ["phy-handle", "phy"];

    /// <summary>The interrupts of those devices, in the order of the properties.</summary>
    public static IEnumerable<Interrupt> InterruptsOf(Device device, Board board) =>
        Properties.Select(property => PeripheralOf(device, property, board)).Where(static d => d is not null).Distinct()
            .SelectMany(static d => d!.Interrupts);

    private static Device? PeripheralOf(Device device, string property, Board board) =>
        device.Node.Find(property) is { Length: 4 } handle && board.Tree.FindPhandle(handle.Cell(0)) is { } node && board[node].IsEnabled
            ? board[node]
            : null;
}

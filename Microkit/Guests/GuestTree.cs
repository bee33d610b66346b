using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Guests;

/// <summary>
/// The devicetree of a guest: the board's tree, in which nodes that the guest does not reach are disabled or removed, and the CPUs,
/// interrupt controller, memory and <c>/chosen</c> are those of the virtual machine.
/// </summary>
public static class GuestTree
{
    // These contain offsets into properties of the board's tree, which are not valid in this one.
    private static readonly string[] Linkage = ["__fixups__", "__local_fixups__"];

    /// <summary>
    /// The devicetree of a guest: the hand-written one, or the one that is generated from the board, with the declared files applied to
    /// it. No board or file causes an exception.
    /// </summary>
    /// <param name="board">The board that the system was planned on.</param>
    /// <param name="guest">The guest; see <c>SystemPlan.Guests</c>.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static DeviceTree Of(Sel4Board board, PlannedGuest guest, CancellationToken cancel = default) =>
        GuestFiles.Has(guest) ? GuestFiles.Compile(() => Made(board, guest, cancel), guest, cancel).Tree : Made(board, guest, cancel);

    /// <summary>The devicetree that is generated from the board.</summary>
    internal static DeviceTree Made(Sel4Board board, PlannedGuest guest, CancellationToken cancel)
    {
        GuestDraft draft = new(board, cancel);
        GuestReach reach = new(board, guest, cancel);
        TreeReferences references = new(board);
        foreach (Node node in reach.Enabled)
            draft.SetStatus(node, isEnabled: true);
        foreach (Node node in reach.Disabled)
        {
            cancel.ThrowIfCancellationRequested();
            draft.SetStatus(node, isEnabled: false);
        }

        RemoveUndelivered(draft, reach);
        draft.Root.Children.RemoveAll(static child => Linkage.Contains(child.Name));
        GuestCpus.Write(draft, guest);
        GuestController.Write(draft, guest);
        GuestMemoryNodes.Write(draft, guest);
        if (guest.Tree?.Unreachable == UnreachableTreatment.Removed)
            UnreachableRemoval.Run(draft, reach, references);
        Dangling.Remove(draft, references);
        GuestDma.Write(draft, guest);
        GuestChosen.Write(draft, guest);
        GuestController.AddVirtualDevices(draft, guest);
        return DeviceTree.Of(GuestNode.Freeze(draft.Root, cancel), GuestMemoryNodes.Reservations(board.Tree, guest), board.Tree.BootCpu);
    }

    // A driver that waits for an interrupt that is never delivered hangs; without an interrupt, many drivers poll.
    private static void RemoveUndelivered(GuestDraft draft, GuestReach reach)
    {
        HashSet<Node> off = [];
        HashSet<Node> disabled = [.. reach.Disabled];
        HashSet<Node> enabled = [.. reach.Enabled];
        foreach (Device device in draft.Board.Devices)
        {
            draft.Cancel.ThrowIfCancellationRequested();
            Node node = device.Node;
            bool isOff = disabled.Contains(node) || (device.Status != NodeStatus.Okay && !enabled.Contains(node)) || (node.Parent is { } parent && off.Contains(parent));
            if (isOff)
                off.Add(node);
            else if (device.Role == DeviceRole.Device && !device.Interrupts.IsEmpty && device.Interrupts.All(i => reach.IsDelivered(i) == false))
                draft[node].Remove("interrupts", "interrupts-extended", "interrupt-names");
        }
    }
}

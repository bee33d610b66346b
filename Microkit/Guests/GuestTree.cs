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
/// The devicetree of a guest: that of the board, in which what the guest does not reach is disabled or removed, and CPUs,
/// interrupt controller, memory and <c>/chosen</c> are those of the virtual machine.
/// </summary>
public static class GuestTree
{
    // Offsets into properties of the board's tree, which are not those of this one.
    private static readonly string[] Linkage = ["__fixups__", "__local_fixups__"];

    /// <summary>
    /// The devicetree of a guest: the one that is written by hand, or the one that follows from the board, with what is declared to
    /// be laid over it. Nothing of a board or a file makes it throw.
    /// </summary>
    /// <param name="board">The board that the system was planned on.</param>
    /// <param name="guest">The guest; see <c>SystemPlan.Guests</c>.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static DeviceTree Of(Sel4Board board, PlannedGuest guest, CancellationToken cancel = default) =>
        GuestFiles.Has(guest) ? GuestFiles.Compile(() => Made(board, guest, cancel), guest, cancel).Tree : Made(board, guest, cancel);

    /// <summary>The devicetree that follows from the board.</summary>
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

    // A driver that waits for an interrupt that never comes hangs; without one, many poll.
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

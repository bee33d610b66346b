using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Guests;

/// <summary>
/// Finds the nodes of a board that a guest can use: the devices that it has; the nodes that these need, if the guest reaches their
/// registers; the nodes on a bus that it has, if it reaches their registers and receives their interrupts; and the nodes without
/// registers that need no registers that the guest does not reach.
/// </summary>
internal sealed class GuestReach
{
    private readonly Sel4Board _board;
    private readonly PlannedGuest _guest;
    private readonly RangeIndex<AddressRange> _reached;
    private readonly CancellationToken _cancel;
    private readonly bool _allowsFirmware;
    private readonly HashSet<Node> _passed;
    private readonly HashSet<Node> _needed;
    private readonly HashSet<Node> _held;
    private readonly Node? _controller;

    public GuestReach(Sel4Board board, PlannedGuest guest, CancellationToken cancel)
    {
        _board = board;
        _cancel = cancel;
        _guest = guest;
        _reached = guest.ReachedRuns();
        _allowsFirmware = guest.Tree?.AllowFirmware ?? false;
        _controller = guest.Gic is { } gic ? board.Tree.FindPath(gic.Path) : null;
        _passed = [.. guest.Devices.Select(board.Tree.FindPath).OfType<Node>()];
        DependencyClosure closure = board.Dependencies.Closure(_passed);
        _needed =
        [
            .. closure.Requirements.Select(static r => r.Node), .. closure.RegisterOwners,
            .. closure.Notes.Where(static n => n.Kind == DependencyKind.Information).Select(static n => n.Provider),
        ];
        Used = [.. board.Devices.Where(IsUsed).Select(static d => d.Node)];

        _cancel.ThrowIfCancellationRequested();

        // A node is available only if the nodes above it are.
        _held = [.. Used, .. Used.SelectMany(Above)];
        Disabled = [.. FindDisabled()];
        Enabled = [.. _passed.SelectMany(Above).Concat(_passed).Distinct().Where(node => board[node].Status != NodeStatus.Okay)];
    }

    /// <summary>The nodes with registers that the guest uses.</summary>
    public HashSet<Node> Used { get; }

    /// <summary>The nodes to disable, in document order, none of them below another.</summary>
    public ImmutableArray<Node> Disabled { get; }

    /// <summary>The nodes that the board disables and the guest uses.</summary>
    public ImmutableArray<Node> Enabled { get; }

    /// <summary>Whether an interrupt is delivered; null if its number is not known.</summary>
    public bool? IsDelivered(DeviceInterrupt interrupt) =>
        interrupt.Number is null && interrupt.Candidates.IsEmpty ? null
        : _guest.Interrupts.Any(number => interrupt.Number == number || interrupt.Candidates.Contains(number));

    private bool IsUsed(Device device)
    {
        _cancel.ThrowIfCancellationRequested();
        if (_passed.Contains(device.Node))
            return true;
        if (!device.IsEnabled || device.Role is not (DeviceRole.Device or DeviceRole.Bus) || !HasRegisters(device) || !IsReached(device))
            return false;
        return _needed.Contains(device.Node) || (Above(device.Node).Any(_passed.Contains) && device.Interrupts.All(i => IsDelivered(i) == true));
    }

    private IEnumerable<Node> FindDisabled()
    {
        HashSet<Node> off = [];
        foreach (Device device in _board.Devices)
        {
            _cancel.ThrowIfCancellationRequested();
            if (device.Node.Parent is not { } parent)
                continue;
            if (off.Contains(parent) || (device.Status != NodeStatus.Okay && !_held.Contains(device.Node)))
            {
                off.Add(device.Node);
            }
            else if (!IsAvailable(device))
            {
                off.Add(device.Node);
                yield return device.Node;
            }
        }
    }

    private bool IsAvailable(Device device)
    {
        Node node = device.Node;
        if (_held.Contains(node))
            return true;
        if (IsFirmware(device))
            return _allowsFirmware;
        switch (device.Role)
        {
            case DeviceRole.InterruptController:
                return _controller is null || !HasRegisters(device) || Above(node).Prepend(node).Contains(_controller);
            case DeviceRole.Device or DeviceRole.Bus:
                break;
            default:
                return true;
        }

        if (HasRegisters(device))
            return false;

        // The nodes on a device that the guest has are available; a plain bus is only a window.
        if (Above(node).Any(Used.Contains))
            return true;
        if (device.Role == DeviceRole.Bus && device.Node.Children.Length > 0 && !IsManaged(device))
            return true;
        if (device.IsPerformanceMonitor())
            return false;
        return _needed.Contains(node) || device.Compatible.IsEmpty
            || (device.Interrupts.All(i => IsDelivered(i) != false) && NeedsNothingElse(node));
    }

    // A bus with a power domain or clocks of its own has a driver that controls them.
    private bool IsManaged(Device bus) => bus.IsCompatible("simple-pm-bus") && !NeedsNothingElse(bus.Node);

    private bool NeedsNothingElse(Node node)
    {
        DependencyClosure closure = _board.Dependencies.Closure(Whole(node));
        return closure.RegisterOwners.All(owner => _held.Contains(owner))
            && (_allowsFirmware || !closure.Notes.Any(static n => n.Kind == DependencyKind.Firmware));
    }

    // PSCI is implemented by the monitor; all other firmware services would affect the whole machine.
    private static bool IsFirmware(Device device)
    {
        if (device.Compatible.IsEmpty || device.Compatible.Any(static c => c.StartsWith("arm,psci", StringComparison.Ordinal)))
            return false;
        return device.Node.Parent is { Name: "firmware", Parent.Parent: null } || device.Compatible.Any(static c =>
            c.StartsWith("arm,scmi", StringComparison.Ordinal) && !c.EndsWith("-shmem", StringComparison.Ordinal)
            || c.StartsWith("arm,scpi", StringComparison.Ordinal) && !c.EndsWith("-shmem", StringComparison.Ordinal)
            || c.StartsWith("linaro,optee", StringComparison.Ordinal) || c.EndsWith("-secure-pwrc", StringComparison.Ordinal));
    }

    private bool IsReached(Device device) => device.Regions.All(r => !r.IsMemoryMapped || _reached.Holds(r.Range));

    private static bool HasRegisters(Device device) => device.Regions.Any(static r => r.IsMemoryMapped);

    /// <summary>A node and the nodes below it, because keys and lights have their references in child nodes.</summary>
    public static IEnumerable<Node> Whole(Node node)
    {
        Stack<Node> rest = new([node]);
        while (rest.Count > 0)
        {
            Node next = rest.Pop();
            yield return next;
            foreach (Node child in next.Children)
                rest.Push(child);
        }
    }

    private static IEnumerable<Node> Above(Node node)
    {
        for (Node? at = node.Parent; at is { Parent: not null }; at = at.Parent)
            yield return at;
    }
}

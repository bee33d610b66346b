using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Guests;

/// <summary>
/// Removes the nodes that a guest does not use, and those that nothing refers to any more. A node that a device of the guest
/// refers to is kept, and disabled if the guest does not reach it, so that the phandle stays valid.
/// </summary>
internal sealed class UnreachableRemoval
{
    // Nodes that an operating system finds by path, and nodes that describe the machine.
    private static readonly HashSet<string> Standard = new(StringComparer.Ordinal)
    {
        "aliases", "chosen", "cpus", "reserved-memory", "psci", "__symbols__",
    };

    private readonly GuestDraft _draft;
    private readonly GuestReach _reach;
    private readonly TreeReferences _references;
    private readonly HashSet<Node> _off = [];
    private readonly HashSet<Node> _kept = [];
    private readonly HashSet<Node> _keptWhole = [];
    private readonly Queue<Node> _next = new();

    private UnreachableRemoval(GuestDraft draft, GuestReach reach, TreeReferences references)
    {
        _draft = draft;
        _reach = reach;
        _references = references;
        HashSet<Node> disabled = [.. reach.Disabled];
        HashSet<Node> enabled = [.. reach.Enabled];
        foreach (Device device in draft.Board.Devices)
        {
            draft.Cancel.ThrowIfCancellationRequested();
            Node node = device.Node;
            if (disabled.Contains(node) || (device.Status != NodeStatus.Okay && !enabled.Contains(node)) || (node.Parent is { } parent && _off.Contains(parent)))
                _off.Add(node);
        }
    }

    /// <summary>Removes the nodes.</summary>
    public static void Run(GuestDraft draft, GuestReach reach, TreeReferences references) => new UnreachableRemoval(draft, reach, references).Run();

    private void Run()
    {
        Node[] left = [.. _draft.Left.Select(static node => node.Origin).OfType<Node>()];
        HashSet<Node> there = [.. left];
        Keep(_draft.Board.Tree.Root);
        foreach (Node node in left.Where(IsUsed))
            Keep(node);
        while (_next.Count > 0)
        {
            _draft.Cancel.ThrowIfCancellationRequested();

            // The nodes that a disabled node refers to are not needed.
            Node node = _next.Dequeue();
            foreach (Property property in _off.Contains(node) ? [] : _draft[node].Properties.Where(static p => p.Name is not "remote-endpoint").ToArray())
            {
                foreach (Node target in _references.Of(node, property).Where(there.Contains))
                    KeepWhole(target);
            }
        }

        foreach (Node node in left.Where(node => !_kept.Contains(node)))
            _draft.Remove(node);
        foreach (Node node in _kept)
            CorrectCells(_draft[node]);
    }

    // A table or a group of pins is kept with its entries; for a device that has registers or is disabled for the guest, only the node is kept.
    private void KeepWhole(Node node)
    {
        Keep(node);
        if (!_keptWhole.Add(node))
            return;
        if (_draft.Board[node].Role == DeviceRole.Device && (_off.Contains(node) || HasRegisters(node)))
            return;
        Stack<Node> rest = new(node.Children);
        while (rest.Count > 0)
        {
            Node child = rest.Pop();
            if (_off.Contains(child) && !_off.Contains(node))
                continue;
            Keep(child);
            foreach (Node below in child.Children)
                rest.Push(below);
        }
    }

    private bool HasRegisters(Node node) => _draft.Board[node].Regions.Any(static r => r.IsMemoryMapped);

    private void Keep(Node node)
    {
        for (Node? at = node; at is not null && _kept.Add(at); at = at.Parent)
            _next.Enqueue(at);
    }

    private bool IsUsed(Node node)
    {
        _draft.Cancel.ThrowIfCancellationRequested();
        if (_off.Contains(node))
            return false;
        Device device = _draft.Board[node];
        for (Node? at = node; at?.Parent is { } parent; at = parent)
        {
            if (_reach.Used.Contains(at) || (parent.Parent is null && Standard.Contains(at.Name)))
                return true;
        }

        if (device.Role is DeviceRole.Timer or DeviceRole.InterruptController or DeviceRole.Memory || device.Compatible.Any(static c => c.StartsWith("arm,psci", StringComparison.Ordinal)))
            return true;
        return device.Role == DeviceRole.Device && IsConsumer(node);
    }

    // A node without registers that uses a device of the guest, such as keys on its GPIO or a sound card on its codec.
    private bool IsConsumer(Node node) =>
        _draft.Board.Dependencies.Closure(GuestReach.Whole(node)).RegisterOwners.Any(_reach.Used.Contains);

    // Removes the cell counts for children's addresses, if no child with an address is left.
    private static void CorrectCells(GuestNode node)
    {
        if (node.Children.Count > 0 && node.Find("ranges") is null && node.Find("dma-ranges") is null && node.Find("interrupt-controller") is null
            && node.Origin is { Parent: not null, Children.Length: var before } && before > node.Children.Count
            && node.Children.All(static child => child.Find("reg") is null))
            node.Remove("#address-cells", "#size-cells");
    }
}

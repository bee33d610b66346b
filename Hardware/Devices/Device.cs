using System;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>The hardware that a node describes. There is one for every node of the tree; most are empty.</summary>
public sealed record Device
{
    /// <summary>The node.</summary>
    public required Node Node { get; init; }

    /// <summary>Its own <c>status</c>.</summary>
    public required NodeStatus Status { get; init; }

    /// <summary>Whether this node and all its ancestors are available.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>Its <c>compatible</c> strings, most specific first.</summary>
    public required ImmutableArray<string> Compatible { get; init; }

    /// <summary>Its <c>reg</c> entries.</summary>
    public required ImmutableArray<DeviceRegion> Regions { get; init; }

    /// <summary>Its interrupts; empty slots are left out.</summary>
    public required ImmutableArray<DeviceInterrupt> Interrupts { get; init; }

    /// <summary>The node's path.</summary>
    public string Path => Node.Path;

    /// <summary>
    /// The nearest node, this one or an ancestor, whose own status makes it unavailable; null if the device is enabled.
    /// </summary>
    public Node? DisabledBy { get; init; }

    /// <summary>The role of the node, for a user who chooses devices.</summary>
    public DeviceRole Role { get; init; } = DeviceRole.Device;

    /// <summary>Rows of its <c>ranges</c>: how the addresses of its children are translated to those of the CPU.</summary>
    public ImmutableArray<BusWindow> Windows { get; init; } = [];

    /// <summary>Rows of its <c>dma-ranges</c>: how the DMA addresses of its children are translated. Empty if they are not.</summary>
    public ImmutableArray<BusWindow> DmaWindows { get; init; } = [];

    /// <summary>The address registers of a PCI function that firmware has assigned (<c>assigned-addresses</c>).</summary>
    public ImmutableArray<DeviceRegion> AssignedRegions { get; init; } = [];

    /// <summary>The memory that it reaches as a bus master, if it is one.</summary>
    public DmaReach Dma { get; init; } = DmaReach.Default;

    /// <summary>The CPUs that <c>interrupt-affinity</c> lists, in order.</summary>
    public ImmutableArray<Node> InterruptAffinity { get; init; } = [];

    /// <summary>The kind of interrupt controller that it is.</summary>
    public ControllerFamily Controller { get; init; }

    /// <summary>Whether it has registers or interrupts.</summary>
    public bool IsHardware => !Regions.IsEmpty || !Interrupts.IsEmpty;

    /// <summary>Whether one of its <c>compatible</c> strings is the given one.</summary>
    public bool IsCompatible(string compatible)
    {
        foreach (string candidate in Compatible)
        {
            if (string.Equals(candidate, compatible, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

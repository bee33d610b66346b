using System;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>The hardware that a node describes. Every node of the tree has one, most of them empty.</summary>
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

    /// <summary>Its interrupts, holes left out.</summary>
    public required ImmutableArray<DeviceInterrupt> Interrupts { get; init; }

    /// <summary>The node's path.</summary>
    public string Path => Node.Path;

    /// <summary>
    /// The nearest node, this one or an ancestor, whose own status makes it unavailable; null where the device is enabled.
    /// </summary>
    public Node? DisabledBy { get; init; }

    /// <summary>The role of the node, for a user who chooses devices.</summary>
    public DeviceRole Role { get; init; } = DeviceRole.Device;

    /// <summary>Rows of its <c>ranges</c>: how its children's addresses reach the CPU.</summary>
    public ImmutableArray<BusWindow> Windows { get; init; } = [];

    /// <summary>Rows of its <c>dma-ranges</c>: how the DMA addresses of its children reach memory. Empty where they are the same.</summary>
    public ImmutableArray<BusWindow> DmaWindows { get; init; } = [];

    /// <summary>A PCI function's address registers that firmware has assigned (<c>assigned-addresses</c>).</summary>
    public ImmutableArray<DeviceRegion> AssignedRegions { get; init; } = [];

    /// <summary>Which memory it reaches as a bus master, if it is one.</summary>
    public DmaReach Dma { get; init; } = DmaReach.Default;

    /// <summary>The CPUs that <c>interrupt-affinity</c> names, in order.</summary>
    public ImmutableArray<Node> InterruptAffinity { get; init; } = [];

    /// <summary>Which kind of interrupt controller it is.</summary>
    public ControllerFamily Controller { get; init; }

    /// <summary>Whether it has registers or interrupts.</summary>
    public bool IsHardware => !Regions.IsEmpty || !Interrupts.IsEmpty;

    /// <summary>Whether one of its <c>compatible</c> strings is this.</summary>
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

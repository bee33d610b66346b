using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware;

/// <summary>What a tree means to hardware: its devices with regions, interrupts and status.</summary>
public sealed class Board
{
    private readonly Dictionary<Node, Device> _byNode = [];

    internal Board(DeviceTree tree, ImmutableArray<Device> devices, ImmutableArray<Diagnostic> diagnostics)
    {
        Tree = tree;
        Devices = devices;
        Diagnostics = diagnostics;
        foreach (Device device in devices)
            _byNode[device.Node] = device;
    }

    /// <summary>The tree.</summary>
    public DeviceTree Tree { get; }

    /// <summary>A device for every node, in document order.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>What the hardware layer found, in document order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The device of a node of this tree.</summary>
    public Device this[Node node] => _byNode[node];
}

using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>The devices of a tree, by node.</summary>
internal sealed class DeviceTable
{
    private readonly Dictionary<Node, Device> _byNode;

    public DeviceTable(DeviceTree tree, ImmutableArray<Device> devices)
    {
        Tree = tree;
        All = devices;
        _byNode = new Dictionary<Node, Device>(devices.Length);
        foreach (Device device in devices)
            _byNode[device.Node] = device;
    }

    /// <summary>The tree.</summary>
    public DeviceTree Tree { get; }

    /// <summary>A device for every node, in document order.</summary>
    public ImmutableArray<Device> All { get; }

    /// <summary>The device of a node.</summary>
    public Device this[Node node] => _byNode[node];
}

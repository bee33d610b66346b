using System.Collections.Immutable;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware;

/// <summary>The devices of a tree, by node.</summary>
/// <param name="order">The nodes of the tree.</param>
/// <param name="devices">A device for each of them.</param>
internal sealed class DeviceTable(DocumentOrder order, ImmutableArray<Device> devices)
{
    /// <summary>The nodes.</summary>
    public DocumentOrder Order => order;

    /// <summary>The tree.</summary>
    public DeviceTree Tree => order.Tree;

    /// <summary>A device for every node, in document order.</summary>
    public ImmutableArray<Device> All => devices;

    /// <summary>The device of a node.</summary>
    public Device this[Node node] => devices[order[node]];
}

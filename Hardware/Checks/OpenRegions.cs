using System.Collections.Generic;
using Boards.Devicetree.Tree;
using Boards.Hardware.Devices;

namespace Boards.Hardware.Checks;

/// <summary>The regions that reach the current address of a walk in order of address, in the order in which they begin.</summary>
/// <param name="most">The maximum number of regions; those that begin later are left out.</param>
internal sealed class OpenRegions(int most)
{
    private readonly List<(DeviceRegion Region, ulong End)> _open = [];

    // The lowest end, so that the regions are examined only where one of them ends.
    private ulong _firstEnd = ulong.MaxValue;

    /// <summary>Opens a region.</summary>
    public void Add(DeviceRegion region)
    {
        if (_open.Count == most)
            return;
        ulong end = region.Range.End;
        _open.Add((region, end));
        _firstEnd = end < _firstEnd ? end : _firstEnd;
    }

    /// <summary>Closes the regions that end at or before an address.</summary>
    public void CloseBefore(ulong address)
    {
        if (_firstEnd > address)
            return;
        _open.RemoveAll(one => one.End <= address);
        _firstEnd = ulong.MaxValue;
        foreach ((_, ulong end) in _open)
            _firstEnd = end < _firstEnd ? end : _firstEnd;
    }

    /// <summary>The regions whose nodes are neither above nor below a node, nor the node itself.</summary>
    public IEnumerable<DeviceRegion> Unrelated(Node node, Lineage lineage)
    {
        // Many consecutive regions may belong to one node.
        Node related = node;
        foreach ((DeviceRegion region, _) in _open)
        {
            if (ReferenceEquals(region.Owner, related))
                continue;
            if (lineage.AreRelated(region.Owner, node))
                related = region.Owner;
            else
                yield return region;
        }
    }
}

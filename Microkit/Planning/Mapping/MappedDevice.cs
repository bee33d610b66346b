using Boards.Hardware;
using Boards.Microkit.Planning.Devices;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Planning.Mapping;

/// <summary>
/// A device whose registers were mapped by hand. Whoever maps a bus reaches all that lies on it; he has the devices of
/// which interrupts are delivered to him as well.
/// </summary>
internal sealed class MappedDevice(HandMap map, Device device) : HeldDevice(map.Holder, device)
{
    /// <summary>The map of its first registers.</summary>
    public HandMap Map { get; } = map;

    /// <summary>Whether an interrupt of it is delivered, so that it is there to be driven, and not for what others need of it.</summary>
    public bool IsDelivered { get; } = Reach.IsDelivered(map.Holder.Domain, device);

    /// <summary>The name of the region in the map.</summary>
    public override SourceLocation Location => Map.Map.Region.Location;
}

using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Devices;

namespace Boards.Microkit.Planning.Mapping;

/// <summary>
/// A device whose registers were mapped by hand. A holder that maps a bus can access every device on it; it has those
/// devices whose interrupts are also delivered to it.
/// </summary>
internal sealed class MappedDevice(HandMap map, Device device, bool isDelivered) : HeldDevice(map.Holder, device)
{
    /// <summary>The map of its first registers.</summary>
    public HandMap Map { get; } = map;

    /// <summary>Whether an interrupt of it is delivered, so that it is mapped for a driver of its own, not for other devices.</summary>
    public bool IsDelivered { get; } = isDelivered;

    /// <summary>The name of the region in the map.</summary>
    public override SourceLocation Location => Map.Map.Region.Location;
}

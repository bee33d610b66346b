using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Mapping;

/// <summary>What a board has in a range of physical addresses.</summary>
/// <param name="Range">The range.</param>
/// <param name="Registers">The registers that have a byte in it, in document order, including those of the interrupt controller.</param>
/// <param name="Devices">The devices that have such registers and can be passed, in document order.</param>
/// <param name="Bus">A plain bus whose window is in it; null if there is none.</param>
/// <param name="Window">A bridge with a window in it, such as a PCI host bridge; null if there is none.</param>
/// <param name="IsMemory">Whether all of it is memory.</param>
/// <param name="Memory">The first memory that has a byte in it; empty if there is none.</param>
internal sealed record RegionContents(
    AddressRange Range,
    ImmutableArray<DeviceRegion> Registers,
    ImmutableArray<Device> Devices,
    Device? Bus,
    Device? Window,
    bool IsMemory,
    AddressRange Memory)
{
    /// <summary>Whether it contains registers, and not only memory.</summary>
    public bool IsOfDevices => !IsMemory && !(Registers.IsEmpty && Window is null);

    /// <summary>Whether the board has neither registers nor memory there.</summary>
    public bool IsNothing => Memory.IsEmpty && Registers.IsEmpty && Window is null;

    /// <summary>The registers of one device in it.</summary>
    public ImmutableArray<DeviceRegion> RegistersOf(Device device) => [.. Registers.Where(r => r.Owner == device.Node)];
}

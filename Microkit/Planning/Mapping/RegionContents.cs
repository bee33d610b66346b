using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;

namespace Boards.Microkit.Planning.Mapping;

/// <summary>What of a board lies in a stretch of physical addresses.</summary>
/// <param name="Range">The stretch.</param>
/// <param name="Registers">Registers that have a byte in it, in document order; the interrupt controller's among them.</param>
/// <param name="Devices">The devices that have such registers and can be passed, in document order.</param>
/// <param name="Bus">A plain bus whose window lies in it; null where there is none.</param>
/// <param name="Window">A bridge with a window in it, as that of a PCI host; null where there is none.</param>
/// <param name="IsMemory">Whether all of it is memory.</param>
/// <param name="Memory">The first memory that has a byte in it; empty where none has.</param>
internal sealed record RegionContents(
    AddressRange Range,
    ImmutableArray<DeviceRegion> Registers,
    ImmutableArray<Device> Devices,
    Device? Bus,
    Device? Window,
    bool IsMemory,
    AddressRange Memory)
{
    /// <summary>Whether registers lie in it, and not memory alone.</summary>
    public bool IsOfDevices => !IsMemory && !(Registers.IsEmpty && Window is null);

    /// <summary>Whether the board has neither registers nor memory there.</summary>
    public bool IsNothing => Memory.IsEmpty && Registers.IsEmpty && Window is null;

    /// <summary>The registers of one device in it.</summary>
    public ImmutableArray<DeviceRegion> RegistersOf(Device device) => [.. Registers.Where(r => r.Owner == device.Node)];
}

using Boards.Hardware;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt that is delivered with a passed device.</summary>
/// <param name="Device">The passed device: the interrupt is its own, or that of a device that it depends on.</param>
/// <param name="Interrupt">The interrupt, as the board has it.</param>
/// <param name="Name">The name of the device and interrupt, for constants.</param>
internal sealed record DeliveredInterrupt(PassedDevice Device, DeviceInterrupt Interrupt, string Name)
{
    /// <summary>The id that was declared for it; null for the lowest free id.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>The line that was declared for it, if software picks one of several; null for the first free line.</summary>
    public Declared<int>? Line { get; init; }
}

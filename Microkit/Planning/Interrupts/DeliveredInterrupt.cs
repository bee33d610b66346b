using Boards.Hardware;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt that comes with a passed device.</summary>
/// <param name="Device">The device passed: the interrupt is its own, or that of a device which it depends on.</param>
/// <param name="Interrupt">The interrupt, as the board has it.</param>
/// <param name="Name">Device and interrupt, for constants.</param>
internal sealed record DeliveredInterrupt(PassedDevice Device, DeviceInterrupt Interrupt, string Name)
{
    /// <summary>The id that was declared for it; null for the lowest free.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>The line that was declared for it, of those among which software picks; null for the first free.</summary>
    public Declared<int>? Line { get; init; }
}

using Boards.Hardware;

namespace Boards.Microkit.Planning.Findings;

/// <summary>A device that a passed device needs.</summary>
/// <param name="Device">The device.</param>
/// <param name="Reason">Why it is needed or, if it is left out, why it is not passed.</param>
internal sealed record NeededDevice(Device Device, string Reason);

using Boards.Hardware.Reporting;

namespace Boards.Hardware.Addressing;

/// <summary>One row of <c>ranges</c> or <c>dma-ranges</c>.</summary>
/// <param name="Child">The start address on the child bus.</param>
/// <param name="Parent">The corresponding address on the bus above.</param>
/// <param name="Length">The length in bytes.</param>
internal readonly record struct Window(BusAddress Child, BusAddress Parent, ulong Length);

using Boards.Hardware.Reporting;

namespace Boards.Hardware.Addressing;

/// <summary>One row of <c>ranges</c> or <c>dma-ranges</c>.</summary>
/// <param name="Child">Where it starts for the children.</param>
/// <param name="Parent">Where that is for the bus above.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct Window(BusAddress Child, BusAddress Parent, ulong Length);

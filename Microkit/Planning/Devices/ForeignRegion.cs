using Boards.Hardware;

namespace Boards.Microkit.Planning.Devices;

/// <summary>A region of a device that is in the window of a bus that the device is not on.</summary>
/// <param name="Region">The region.</param>
/// <param name="Bus">The bus with the smallest window around it.</param>
internal sealed record ForeignRegion(DeviceRegion Region, Device Bus);

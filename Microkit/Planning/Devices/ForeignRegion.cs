using Boards.Hardware;

namespace Boards.Microkit.Planning.Devices;

/// <summary>A region of a device that lies in the window of a bus on which the device is not.</summary>
/// <param name="Region">The region.</param>
/// <param name="Bus">The bus with the smallest window around it.</param>
internal sealed record ForeignRegion(DeviceRegion Region, Device Bus);

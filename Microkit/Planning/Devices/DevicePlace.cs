namespace Boards.Microkit.Planning.Devices;

/// <summary>Where a machine or domain sees a region of a device.</summary>
/// <param name="Class">What C# calls the machine or domain; empty where nothing does.</param>
/// <param name="Holder">Its name.</param>
/// <param name="DevicePath">The device.</param>
/// <param name="Name">Device and region: <c>eth</c>, <c>eth_1</c>.</param>
/// <param name="Region">Name of the memory region that holds it.</param>
/// <param name="PhysicalAddress">Its first register.</param>
/// <param name="Address">That register as the holder sees it.</param>
/// <param name="Size">Bytes of registers.</param>
public sealed record DevicePlace(
    string Class, string Holder, string DevicePath, string Name, string Region, ulong PhysicalAddress, ulong Address, ulong Size);

namespace Boards.Microkit.Planning.Devices;

/// <summary>The place of a device's region in the address space of a machine or domain.</summary>
public sealed record DevicePlace
{
    /// <summary>The name of the machine or domain in C#; empty if it has none.</summary>
    public required string Class { get; init; }

    /// <summary>Its name.</summary>
    public required string Holder { get; init; }

    /// <summary>The device.</summary>
    public required string DevicePath { get; init; }

    /// <summary>The name of the device and region: <c>eth</c>, <c>eth_1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the memory region that contains it.</summary>
    public required string Region { get; init; }

    /// <summary>The physical address of its first register.</summary>
    public required ulong PhysicalAddress { get; init; }

    /// <summary>The address of that register as the holder sees it.</summary>
    public required ulong Address { get; init; }

    /// <summary>The size of its registers in bytes.</summary>
    public required ulong Size { get; init; }
}

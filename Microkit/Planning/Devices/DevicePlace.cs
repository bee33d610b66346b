namespace Boards.Microkit.Planning.Devices;

/// <summary>Where a machine or domain sees a region of a device.</summary>
public sealed record DevicePlace
{
    /// <summary>What C# calls the machine or domain; empty where nothing does.</summary>
    public required string Class { get; init; }

    /// <summary>Its name.</summary>
    public required string Holder { get; init; }

    /// <summary>The device.</summary>
    public required string DevicePath { get; init; }

    /// <summary>Device and region: <c>eth</c>, <c>eth_1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the memory region that holds it.</summary>
    public required string Region { get; init; }

    /// <summary>Its first register.</summary>
    public required ulong PhysicalAddress { get; init; }

    /// <summary>That register as the holder sees it.</summary>
    public required ulong Address { get; init; }

    /// <summary>Bytes of registers.</summary>
    public required ulong Size { get; init; }
}

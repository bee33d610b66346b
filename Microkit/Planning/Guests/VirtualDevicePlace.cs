using Boards.Hardware;

namespace Boards.Microkit.Planning.Guests;

/// <summary>A device that the monitor of a guest emulates.</summary>
public sealed record VirtualDevicePlace
{
    /// <summary>Its name: the declared one, or that of its node.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its node in the guest's devicetree, without the unit address.</summary>
    public required string NodeName { get; init; }

    /// <summary>Its <c>compatible</c> string.</summary>
    public required string Compatible { get; init; }

    /// <summary>The address of its registers, as the guest sees it.</summary>
    public required ulong Address { get; init; }

    /// <summary>The size of its registers in bytes.</summary>
    public required ulong Size { get; init; }

    /// <summary>The number of its interrupt at the virtual controller; null if it has none.</summary>
    public required uint? Interrupt { get; init; }

    /// <summary>How the monitor signals the interrupt.</summary>
    public required InterruptTrigger Trigger { get; init; }

    /// <summary>Its registers.</summary>
    public AddressRange Range => AddressRange.Of(Address, Size);
}

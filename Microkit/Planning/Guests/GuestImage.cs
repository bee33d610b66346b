using Boards.Hardware;

namespace Boards.Microkit.Planning.Guests;

/// <summary>An image that a monitor loads into the RAM of its guest: the kernel, the devicetree or the initrd.</summary>
public sealed record GuestImage
{
    /// <summary>Its first byte, as the guest sees it.</summary>
    public required ulong Address { get; init; }

    /// <summary>The number of bytes that are reserved for it; 0 if it is not known.</summary>
    public required ulong Size { get; init; }

    /// <summary>The bytes that are reserved for it.</summary>
    public AddressRange Range => AddressRange.Of(Address, Size);
}

using Boards.Hardware;

namespace Boards.Microkit.Planning.Guests;

/// <summary>What a monitor loads into the RAM of its guest: the kernel, the devicetree, the initrd.</summary>
public sealed record GuestImage
{
    /// <summary>Its first byte, as the guest sees it.</summary>
    public required ulong Address { get; init; }

    /// <summary>Bytes that are kept for it; 0 where they are not known.</summary>
    public required ulong Size { get; init; }

    /// <summary>The bytes that are kept for it.</summary>
    public AddressRange Range => AddressRange.Of(Address, Size);
}

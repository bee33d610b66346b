using Boards.Hardware;

namespace Boards.Microkit.Planning.Guests;

/// <summary>A range of a guest's RAM with its physical address.</summary>
public sealed record DmaMemory
{
    /// <summary>The address at which the guest sees it.</summary>
    public required ulong GuestAddress { get; init; }

    /// <summary>Its physical addresses.</summary>
    public required AddressRange Physical { get; init; }
}

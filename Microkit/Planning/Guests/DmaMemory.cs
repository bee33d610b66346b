using Boards.Hardware;

namespace Boards.Microkit.Planning.Guests;

/// <summary>A stretch of a guest's RAM with the physical address.</summary>
public sealed record DmaMemory
{
    /// <summary>Where the guest sees it.</summary>
    public required ulong GuestAddress { get; init; }

    /// <summary>Where it is.</summary>
    public required AddressRange Physical { get; init; }
}

using Boards.Hardware;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Guests;

/// <summary>How the DMA of a guest's devices reaches its memory if the addresses are not the same.</summary>
public sealed record PlannedDma
{
    /// <summary>The method: <see cref="DmaMode.Offset"/> or <see cref="DmaMode.BouncePool"/>.</summary>
    public required DmaMode Mode { get; init; }

    /// <summary>The memory that devices access at an offset, and its physical addresses.</summary>
    public required ValueList<DmaMemory> Memory { get; init; }

    /// <summary>The pool; null for the other method.</summary>
    public required AddressRange? Pool { get; init; }

    /// <summary>The paths of the devices that use DMA.</summary>
    public required ValueList<string> Devices { get; init; }
}

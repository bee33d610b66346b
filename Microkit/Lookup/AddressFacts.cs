using System.Collections.Immutable;
using Boards.Hardware;

namespace Boards.Microkit.Lookup;

/// <summary>What a board has at a physical address, and the domains and machines that see it.</summary>
public sealed record AddressFacts
{
    /// <summary>The address.</summary>
    public required ulong Address { get; init; }

    /// <summary>The registers at the address, in document order; those of disabled devices as well.</summary>
    public required ImmutableArray<RegisterFacts> Registers { get; init; }

    /// <summary>The nodes of the memory that contains the address: <c>/memory</c>, then the reserved part of it.</summary>
    public required ImmutableArray<Device> Memory { get; init; }

    /// <summary>The buses and bridges that have the address in a window (<c>ranges</c>), outermost first.</summary>
    public required ImmutableArray<Device> Buses { get; init; }

    /// <summary>The registers with the highest addresses below, if the board has nothing at the address.</summary>
    public required DeviceRegion? Below { get; init; }

    /// <summary>The registers with the lowest addresses above, if the board has nothing at the address.</summary>
    public required DeviceRegion? Above { get; init; }

    /// <summary>The domains and machines that see the physical address.</summary>
    public required ImmutableArray<AddressView> Views { get; init; }

    /// <summary>The virtual machines that have something else at this address: memory, or a device that is mapped elsewhere.</summary>
    public required ImmutableArray<AddressView> Others { get; init; }

    /// <summary>Whether the board has neither registers nor memory there.</summary>
    public bool IsNothing => Registers.IsEmpty && Memory.IsEmpty;
}

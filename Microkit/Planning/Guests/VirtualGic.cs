using Boards.Hardware;

namespace Boards.Microkit.Planning.Guests;

/// <summary>
/// The interrupt controller that a guest sees, at the addresses of the board's. The monitor emulates the distributor and the
/// redistributors; the CPU interface of a GICv2 is the hardware's virtual one.
/// </summary>
public sealed record VirtualGic
{
    /// <summary>The path of the board's controller.</summary>
    public required string Path { get; init; }

    /// <summary>2 or 3.</summary>
    public required int Version { get; init; }

    /// <summary>The registers of the distributor, which the monitor emulates.</summary>
    public required AddressRange Distributor { get; init; }

    /// <summary>GICv2: the CPU interface, which is mapped.</summary>
    public AddressRange? CpuInterface { get; init; }

    /// <summary>GICv3: the redistributors, one frame for each virtual CPU, which the monitor emulates.</summary>
    public AddressRange? Redistributors { get; init; }
}

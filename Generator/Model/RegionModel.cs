using Boards.Hardware;

namespace Boards.Generator.Model;

/// <summary>A <c>reg</c> entry as its class shows it.</summary>
/// <param name="Identifier">The class's name.</param>
/// <param name="Label">The entry's name or number.</param>
/// <param name="BusAddress">The address as the bus counts.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Address">The CPU's physical address, or null where it is not memory mapped.</param>
/// <param name="PageAddress">The first page.</param>
/// <param name="PageSize">Bytes in its pages.</param>
/// <param name="Kind">What the entry is to the CPU.</param>
/// <param name="StoppedAt">The path of the bus at which translation ended, or null.</param>
/// <param name="KernelUse">What the kernel uses it for, or null.</param>
internal sealed record RegionModel(
    string Identifier,
    string Label,
    ulong BusAddress,
    ulong Size,
    ulong? Address,
    ulong PageAddress,
    ulong PageSize,
    RegionKind Kind,
    string? StoppedAt,
    string? KernelUse);

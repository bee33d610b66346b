using Boards.Generator.Naming;
using Boards.Hardware;
using Boards.Microkit;

namespace Boards.Generator.Model;

/// <summary>The model of the class of a <c>reg</c> entry.</summary>
/// <param name="Identifier">The class's name.</param>
/// <param name="Label">The entry's name or number.</param>
/// <param name="BusAddress">The address on the bus in hexadecimal.</param>
/// <param name="WideBusAddress">The cells of the address on the bus if they do not fit in 64 bits; otherwise empty.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Address">The CPU's physical address, or null if it is not memory mapped.</param>
/// <param name="PageAddress">The first page.</param>
/// <param name="PageSize">Bytes in its pages.</param>
/// <param name="Kind">What the entry is to the CPU.</param>
/// <param name="StoppedAt">The path of the bus at which translation ended, or null.</param>
/// <param name="KernelUse">What the kernel uses it for, or null.</param>
internal sealed record RegionModel(
    string Identifier,
    string Label,
    string BusAddress,
    ValueList<uint> WideBusAddress,
    ulong Size,
    ulong? Address,
    ulong PageAddress,
    ulong PageSize,
    RegionKind Kind,
    string? StoppedAt,
    string? KernelUse);

using Boards.Devicetree.Tree;

namespace Boards.Hardware.Addressing;

/// <summary>Where an address leads on its way to the root.</summary>
/// <param name="Kind">What it turned out to be.</param>
/// <param name="Address">The CPU's physical address, or null where there is none.</param>
/// <param name="StoppedAt">The bus at which the way ended, where it ended before the root.</param>
/// <param name="BusAddress">The address as that bus counts it.</param>
/// <param name="Straddled">The bus whose window the region runs past; null where it fits everywhere.</param>
/// <param name="Room">Bytes that are left in that window.</param>
internal readonly record struct Translation(
    RegionKind Kind, ulong? Address, Node? StoppedAt, BusAddress BusAddress, Node? Straddled, ulong Room);

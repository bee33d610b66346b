using Boards.Devicetree.Tree;

namespace Boards.Hardware.Addressing;

/// <summary>The result of translating an address towards the root.</summary>
/// <param name="Kind">What the address is.</param>
/// <param name="Address">The CPU's physical address, or null if there is none.</param>
/// <param name="StoppedAt">The bus at which translation stopped, if it stopped before the root.</param>
/// <param name="BusAddress">The address on that bus.</param>
/// <param name="Straddled">The bus whose window the region extends past; null if it fits in every window.</param>
/// <param name="Room">The number of bytes left in that window.</param>
internal readonly record struct Translation(
    RegionKind Kind, ulong? Address, Node? StoppedAt, BusAddress BusAddress, Node? Straddled, ulong Room);

using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Mapping;

/// <summary>A map that is declared by hand, of a region that is declared by hand.</summary>
internal sealed class HandMap(Holder holder, MapRequest map, MemoryRegionRequest region, RegionContents? contents)
{
    /// <summary>The holder that maps it.</summary>
    public Holder Holder { get; } = holder;

    /// <summary>The map.</summary>
    public MapRequest Map { get; } = map;

    /// <summary>The region.</summary>
    public MemoryRegionRequest Region { get; } = region;

    /// <summary>The size in bytes; 0 if it is that of a file.</summary>
    public ulong Size { get; } = NamedRegion.Of(region).Size;

    /// <summary>The part of the board that is in it; null if the tool chooses the memory.</summary>
    public RegionContents? Contents { get; } = contents;

    /// <summary>The addresses at which the holder sees it.</summary>
    public AddressRange Virtual => AddressRange.Of(Map.Address.Value, Size);

    /// <summary>Whether the guest physical address differs from the physical address.</summary>
    public bool IsMoved => Holder.IsMachine && Contents is { } contents && contents.Range.Start != Map.Address.Value;
}

namespace Boards.Hardware.Addressing;

/// <summary>An address as a bus encodes it.</summary>
/// <param name="Flags">The flag cell; 0 on a bus without one.</param>
/// <param name="Value">The low 64 bits of the number after the flags.</param>
/// <param name="IsTooWide">Whether bits above the 64th are set.</param>
internal readonly record struct BusAddress(uint Flags, ulong Value, bool IsTooWide)
{
    // phys.hi is npt000ss bbbbbbbb dddddfff rrrrrrrr (PCI bus binding, 2.2.1.1).
    private const uint PrefetchableBit = 0x40000000;
    private const int SpaceShift = 24;

    /// <summary>The address space, if the flags are those of a PCI bus.</summary>
    public AddressSpace PciSpace => (AddressSpace)((Flags >> SpaceShift) & 3);

    /// <summary>Whether a PCI window is prefetchable.</summary>
    public bool IsPrefetchable => (Flags & PrefetchableBit) != 0;

    /// <summary>A number that identifies the address space on a bus: a window accepts only the addresses of its own address space.</summary>
    /// <param name="kind">The kind of the bus.</param>
    public uint SpaceOn(BusKind kind) => kind switch
    {
        // 32- and 64-bit memory windows accept each other's addresses.
        BusKind.Pci => (uint)(PciSpace == AddressSpace.Memory64 ? AddressSpace.Memory32 : PciSpace),
        BusKind.Isa => Flags & 1,
        BusKind.Flagged => Flags,
        _ => 0,
    };
}

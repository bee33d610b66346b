namespace Boards.Hardware;

/// <summary>The kind of a <c>reg</c> entry, as seen by the CPU.</summary>
public enum RegionKind
{
    /// <summary>Physical memory or registers.</summary>
    Memory,

    /// <summary>A number on a bus without sizes: an I²C address, a chip select, a CPU's id.</summary>
    BusNumber,

    /// <summary>An address on a bus that has no <c>ranges</c>: an offset within the parent, as the parent's binding defines.</summary>
    Unmapped,

    /// <summary>An address that is not in any window of a bus above it.</summary>
    OutsideWindows,

    /// <summary>A PCI function's configuration space and the templates of its base address registers.</summary>
    PciFunction,

    /// <summary>An address that does not fit in 64 bits.</summary>
    Unreadable,
}

namespace Boards.Hardware;

/// <summary>The address space that a window leads to; the values are those of the <c>ss</c> bits of a PCI address.</summary>
public enum AddressSpace
{
    /// <summary>PCI configuration space.</summary>
    Configuration = 0,

    /// <summary>I/O ports of a PCI or ISA bus.</summary>
    Io = 1,

    /// <summary>Memory; on a PCI bus, memory with 32-bit addresses.</summary>
    Memory32 = 2,

    /// <summary>PCI memory with 64-bit addresses.</summary>
    Memory64 = 3,
}

namespace Boards.Hardware.Addressing;

/// <summary>How the address cells of a bus are encoded (IEEE 1275 bus bindings).</summary>
internal enum BusKind
{
    /// <summary>One number, most significant cell first.</summary>
    Plain,

    /// <summary>Three cells on a bus without a binding: a flag cell that must be equal, then a 64-bit number.</summary>
    Flagged,

    /// <summary>Two cells: a flag whose bit 0 distinguishes I/O from memory, then the address.</summary>
    Isa,

    /// <summary>Three cells: <c>phys.hi</c> with space and bus, device, function; then a 64-bit number.</summary>
    Pci,
}

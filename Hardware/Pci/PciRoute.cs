namespace Boards.Hardware;

/// <summary>The interrupt of a pin of a PCI slot.</summary>
public readonly record struct PciRoute
{
    /// <summary>The device number on the host bridge's bus: 0 to 31.</summary>
    public required int Device { get; init; }

    /// <summary>1 for INTA to 4 for INTD.</summary>
    public required int Pin { get; init; }

    /// <summary>The interrupt.</summary>
    public required DeviceInterrupt Interrupt { get; init; }
}

namespace Boards.Hardware;

/// <summary>Where a pin of a PCI slot leads.</summary>
/// <param name="Device">The device number on the host bridge's bus: 0 to 31.</param>
/// <param name="Pin">1 for INTA to 4 for INTD.</param>
/// <param name="Interrupt">The interrupt.</param>
public readonly record struct PciRoute(int Device, int Pin, DeviceInterrupt Interrupt);

namespace Boards.Microkit.Model.X86;

/// <summary>An <c>io_address_space</c>: what an x86 PCI device reaches through the IOMMU.</summary>
/// <param name="Name">Unique among the I/O address spaces.</param>
/// <param name="PeripheralId">The device: <c>bus:device.function</c>.</param>
/// <param name="DomainId">The IOMMU's domain, one for each device.</param>
/// <param name="Maps">The memory that the device reaches.</param>
public sealed record IoAddressSpace(string Name, string PeripheralId, ulong DomainId, ValueList<IoMap> Maps);

using System;

namespace Boards;

/// <summary>
/// Declares, on a class nested in a system, what a PCI device reaches through the IOMMU (<c>io_address_space</c>): the
/// memory that the class's <see cref="IoMapAttribute"/>s name. On x86 with an IOMMU, since Microkit 2.3.
/// </summary>
/// <param name="name">Its name: unique among the I/O address spaces.</param>
/// <param name="peripheralId">The device in hexadecimal, <c>bus:device.function</c>: one for each address space.</param>
/// <param name="domainId">The IOMMU's domain: one for each address space.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IoAddressSpaceAttribute(string name, string peripheralId, ulong domainId) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The device.</summary>
    public string PeripheralId { get; } = peripheralId;

    /// <summary>The IOMMU's domain.</summary>
    public ulong DomainId { get; } = domainId;
}

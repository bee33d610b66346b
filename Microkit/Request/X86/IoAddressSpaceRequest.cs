using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.X86;

/// <summary>The memory that an x86 PCI device reaches through the IOMMU.</summary>
public sealed record IoAddressSpaceRequest
{
    /// <summary>Its name.</summary>
    public required Declared<string> Name { get; init; }

    /// <summary>The device: <c>bus:device.function</c>.</summary>
    public required Declared<string> PeripheralId { get; init; }

    /// <summary>The IOMMU's domain, one for each device.</summary>
    public required Declared<ulong> DomainId { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The memory that the device reaches.</summary>
    public ValueList<IoMapRequest> Maps { get; init; } = [];
}

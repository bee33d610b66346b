using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.X86;

/// <summary>What an x86 PCI device reaches through the IOMMU.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PeripheralId">The device: <c>bus:device.function</c>.</param>
/// <param name="DomainId">The IOMMU's domain, one for each device.</param>
/// <param name="Location">The declaration.</param>
public sealed record IoAddressSpaceRequest(
    Declared<string> Name, Declared<string> PeripheralId, Declared<ulong> DomainId, SourceLocation Location)
{
    /// <summary>The memory that the device reaches.</summary>
    public ValueList<IoMapRequest> Maps { get; init; } = [];
}

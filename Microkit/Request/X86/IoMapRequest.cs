using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.X86;

/// <summary>A memory region that a device reaches through the IOMMU.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="Address">The address that the device uses.</param>
/// <param name="Location">The declaration.</param>
public sealed record IoMapRequest(Declared<string> Region, Declared<ulong> Address, SourceLocation Location)
{
    /// <summary>Letters of <c>rw</c>; null for <c>rw</c>.</summary>
    public Declared<string>? Permissions { get; init; }
}

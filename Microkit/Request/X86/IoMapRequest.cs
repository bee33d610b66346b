using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.X86;

/// <summary>A memory region that a device reaches through the IOMMU.</summary>
public sealed record IoMapRequest
{
    /// <summary>The name of the region.</summary>
    public required Declared<string> Region { get; init; }

    /// <summary>The address that the device uses.</summary>
    public required Declared<ulong> Address { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Letters of <c>rw</c>; null for <c>rw</c>.</summary>
    public Declared<string>? Permissions { get; init; }
}

using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>Physical addresses that the kernel keeps for itself.</summary>
public sealed record KernelRange
{
    /// <summary>The addresses.</summary>
    public required AddressRange Range { get; init; }

    /// <summary>What the kernel uses them for: <c>GIC distributor</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The node whose registers they are, or null if only a table has the range.</summary>
    public required Node? Owner { get; init; }
}

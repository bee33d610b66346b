using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>Everything that a set of devices needs.</summary>
public sealed record DependencyClosure
{
    /// <summary>The devices that need it.</summary>
    public required ImmutableArray<Node> Devices { get; init; }

    /// <summary>The nodes that they need besides themselves, nearest first.</summary>
    public required ImmutableArray<Requirement> Requirements { get; init; }

    /// <summary>References that do not require registers to be mapped: to firmware, information, memory or the hypervisor's IOMMU.</summary>
    public required ImmutableArray<Dependency> Notes { get; init; }

    /// <summary>The nodes besides the devices themselves whose registers must be reachable, in the order in which they were found.</summary>
    public required ImmutableArray<Node> RegisterOwners { get; init; }
}

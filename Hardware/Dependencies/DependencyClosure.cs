using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>Everything that some devices need.</summary>
public sealed record DependencyClosure
{
    /// <summary>The devices asked for.</summary>
    public required ImmutableArray<Node> Devices { get; init; }

    /// <summary>What they need besides themselves, nearest first.</summary>
    public required ImmutableArray<Requirement> Requirements { get; init; }

    /// <summary>References that need nothing mapped: firmware, information, memory, the hypervisor's IOMMU.</summary>
    public required ImmutableArray<Dependency> Notes { get; init; }

    /// <summary>The nodes whose registers must be reachable besides the devices' own, in the order found.</summary>
    public required ImmutableArray<Node> RegisterOwners { get; init; }
}

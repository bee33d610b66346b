using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>Everything that some devices need.</summary>
/// <param name="Devices">The devices asked for.</param>
/// <param name="Requirements">What they need besides themselves, nearest first.</param>
/// <param name="Notes">References that need nothing mapped: firmware, information, memory, the hypervisor's IOMMU.</param>
/// <param name="RegisterOwners">The nodes whose registers must be reachable besides the devices' own, in the order found.</param>
public sealed record DependencyClosure(
    ImmutableArray<Node> Devices,
    ImmutableArray<Requirement> Requirements,
    ImmutableArray<Dependency> Notes,
    ImmutableArray<Node> RegisterOwners);

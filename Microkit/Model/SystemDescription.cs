using Boards.Microkit.Model.Scheduling;
using Boards.Microkit.Model.X86;

namespace Boards.Microkit.Model;

/// <summary>A system description: the <c>system</c> element.</summary>
/// <param name="MemoryRegions">Memory that domains and machines map.</param>
/// <param name="ProtectionDomains">The programs, children nested in their parents.</param>
/// <param name="Channels">What connects protection domains.</param>
/// <param name="Comment">What a reader of the file should know first, or null.</param>
public sealed record SystemDescription(
    ValueList<MemoryRegion> MemoryRegions,
    ValueList<ProtectionDomain> ProtectionDomains,
    ValueList<Channel> Channels,
    string? Comment = null)
{
    /// <summary>A system without anything.</summary>
    public static SystemDescription Empty { get; } = new([], [], []);

    /// <summary>The version of Microkit in whose form it is written.</summary>
    public MicrokitVersion Version { get; init; } = MicrokitVersions.Current;

    /// <summary>Scheduling domains; null where there are none.</summary>
    public Domains? Domains { get; init; }

    /// <summary>What x86 PCI devices reach through the IOMMU.</summary>
    public ValueList<IoAddressSpace> IoAddressSpaces { get; init; } = [];
}

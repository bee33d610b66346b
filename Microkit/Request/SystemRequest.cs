using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Request.Scheduling;
using Boards.Microkit.Request.X86;

namespace Boards.Microkit.Request;

/// <summary>
/// A system on a board, as the user declared it. It is compared by value, and depends neither on the board nor on the origin
/// of the declaration; a location in C# and a location in a devicetree source look the same.
/// </summary>
public sealed record SystemRequest
{
    /// <summary>The system's name, for constants and file names.</summary>
    public required string Name { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The protection domains, in the order of the declaration.</summary>
    public required ValueList<ProtectionDomainRequest> ProtectionDomains { get; init; }

    /// <summary>The memory regions that are declared by hand; those of devices and guest memory are made by the plan.</summary>
    public ValueList<MemoryRegionRequest> MemoryRegions { get; init; } = [];

    /// <summary>The channels between protection domains.</summary>
    public ValueList<ChannelRequest> Channels { get; init; } = [];

    /// <summary>Whether it is the default system: every enabled device of the board is passed to one virtual machine.</summary>
    public bool IsDefault { get; init; }

    /// <summary>
    /// Whether it was read from a system description: missing values are Microkit's defaults, nothing is added,
    /// and nothing is written.
    /// </summary>
    public bool IsHandWritten { get; init; }

    /// <summary>
    /// Whether a part of the declaration could not be read, which is reported. What the rest lacks may be in that part, so it is
    /// not reported.
    /// </summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The version of Microkit that it is for.</summary>
    public MicrokitVersion Version { get; init; } = MicrokitVersions.Current;

    /// <summary>Its scheduling domains; null if it has none.</summary>
    public DomainsRequest? Domains { get; init; }

    /// <summary>The memory that x86 PCI devices reach through the IOMMU.</summary>
    public ValueList<IoAddressSpaceRequest> IoAddressSpaces { get; init; } = [];

    /// <summary>The protection domains and their children, each domain before its children, in the order of the declaration.</summary>
    public IEnumerable<ProtectionDomainRequest> AllProtectionDomains
    {
        get
        {
            Stack<ProtectionDomainRequest> open = new(ProtectionDomains.Reverse());
            while (open.Count > 0)
            {
                ProtectionDomainRequest domain = open.Pop();
                yield return domain;
                foreach (ProtectionDomainRequest child in domain.Children.Reverse())
                    open.Push(child);
            }
        }
    }
}

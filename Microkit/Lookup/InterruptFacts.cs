using System.Collections.Immutable;
using Boards.Hardware;

namespace Boards.Microkit.Lookup;

/// <summary>The sources of an interrupt, and the domains that receive it.</summary>
public sealed record InterruptFacts
{
    /// <summary>The number that seL4 uses.</summary>
    public required uint Number { get; init; }

    /// <summary>The interrupts of devices that have the number, in document order; those of disabled devices as well.</summary>
    public required ImmutableArray<DeviceInterrupt> Sources { get; init; }

    /// <summary>Interrupts whose controller may choose the number at run time, but that have a different number or none here.</summary>
    public required ImmutableArray<DeviceInterrupt> Candidates { get; init; }

    /// <summary>What the kernel uses it for; null if it is left to user level.</summary>
    public required string? KernelUse { get; init; }

    /// <summary>The domains that receive it.</summary>
    public required ImmutableArray<ChannelFacts> Channels { get; init; }
}

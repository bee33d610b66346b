using Boards.Hardware;

namespace Boards.Microkit.Lookup;

/// <summary>The interrupt or channel that notifies a protection domain through one of its channel ids.</summary>
public sealed record ChannelFacts
{
    /// <summary>The domain.</summary>
    public required string Domain { get; init; }

    /// <summary>The id; null if it is not known, because the declaration leaves the choice to a plan.</summary>
    public required int? Id { get; init; }

    /// <summary>The interrupt; null for a channel to another domain.</summary>
    public required uint? Interrupt { get; init; }

    /// <summary>The trigger of the interrupt; null for a channel to another domain, or if it is not declared.</summary>
    public required InterruptTrigger? Trigger { get; init; }

    /// <summary>The domain at the other end; null for an interrupt.</summary>
    public required string? Peer { get; init; }
}

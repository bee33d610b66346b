namespace Boards.Microkit.Planning.Interrupts;

/// <summary>One end of a channel.</summary>
public sealed record ChannelPlace
{
    /// <summary>The name of the protection domain in C#; empty if it has none.</summary>
    public required string Class { get; init; }

    /// <summary>Its name.</summary>
    public required string ProtectionDomain { get; init; }

    /// <summary>The name of the domain at the other end.</summary>
    public required string Other { get; init; }

    /// <summary>The id of this end.</summary>
    public required int Id { get; init; }
}

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>One end of a channel.</summary>
public sealed record ChannelPlace
{
    /// <summary>What C# calls the protection domain; empty where nothing does.</summary>
    public required string Class { get; init; }

    /// <summary>Its name.</summary>
    public required string ProtectionDomain { get; init; }

    /// <summary>Name of the domain at the other end.</summary>
    public required string Other { get; init; }

    /// <summary>The id of this end.</summary>
    public required int Id { get; init; }
}

namespace Boards.Microkit.Request;

/// <summary>An end of a channel.</summary>
public sealed record ChannelEndRequest
{
    /// <summary>The name of the protection domain.</summary>
    public required Declared<string> ProtectionDomain { get; init; }

    /// <summary>Its id; null for the lowest free id.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>Whether it may notify the other end.</summary>
    public Declared<bool>? Notify { get; init; }

    /// <summary>Whether it may call the other end.</summary>
    public Declared<bool>? ProtectedCalls { get; init; }

    /// <summary>The symbol that is set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }
}

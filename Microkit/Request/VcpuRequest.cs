namespace Boards.Microkit.Request;

/// <summary>A virtual CPU.</summary>
public sealed record VcpuRequest
{
    /// <summary>Its id.</summary>
    public required Declared<int> Id { get; init; }

    /// <summary>The core that it runs on; null for the protection domain's.</summary>
    public Declared<int>? Cpu { get; init; }

    /// <summary>The symbol for the id, which Microkit accepts but does not set.</summary>
    public Declared<string>? SetvarId { get; init; }
}

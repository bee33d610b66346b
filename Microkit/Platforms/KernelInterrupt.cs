namespace Boards.Microkit.Platforms;

/// <summary>An interrupt that the kernel keeps for itself.</summary>
public sealed record KernelInterrupt
{
    /// <summary>The number that seL4 uses.</summary>
    public required uint Number { get; init; }

    /// <summary>What the kernel uses it for: <c>virtual timer</c>.</summary>
    public required string Purpose { get; init; }
}

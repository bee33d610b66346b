using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>What is declared about the DMA of a virtual machine's devices.</summary>
public sealed record GuestDmaRequest
{
    /// <summary>The method.</summary>
    public required DmaMode Mode { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The size of the pool in bytes; null for 8 MiB.</summary>
    public Declared<ulong>? PoolSize { get; init; }

    /// <summary>The address of the pool; null if the plan chooses it.</summary>
    public Declared<ulong>? PoolAddress { get; init; }
}

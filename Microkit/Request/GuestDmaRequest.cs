using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>What is declared of the DMA of the devices that a virtual machine has.</summary>
public sealed record GuestDmaRequest
{
    /// <summary>The method.</summary>
    public required DmaMode Mode { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Bytes of the pool; null for 8 MiB.</summary>
    public Declared<ulong>? PoolSize { get; init; }

    /// <summary>The address of the pool; null where the plan chooses it.</summary>
    public Declared<ulong>? PoolAddress { get; init; }
}

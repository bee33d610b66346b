using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>Which memory a device can reach, and by which addresses (Devicetree Specification, 2.3.9).</summary>
public sealed record DmaReach
{
    /// <summary>The bus whose <c>dma-ranges</c> declares it; null if no bus above the device has one.</summary>
    public required Node? DeclaredBy { get; init; }

    /// <summary>
    /// DMA address, CPU address, and size. Empty where addresses are the same for both; then <see cref="Bits"/> says
    /// how far they go.
    /// </summary>
    public required ImmutableArray<BusWindow> Windows { get; init; }

    /// <summary>Width of a DMA address: 64 where an empty <c>dma-ranges</c> says identity, 32 (Linux's default mask) where nothing is said.</summary>
    public required int Bits { get; init; }

    /// <summary>Nothing is said: the same addresses, 32 bits of them.</summary>
    public static DmaReach Default { get; } = new() { DeclaredBy = null, Windows = [], Bits = 32 };

    /// <summary>Whether the device uses the CPU's addresses.</summary>
    public bool IsIdentity => Windows.IsEmpty;
}

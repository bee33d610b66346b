using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>The memory that a device can reach, and at which addresses (Devicetree Specification, 2.3.9).</summary>
public sealed record DmaReach
{
    /// <summary>The bus whose <c>dma-ranges</c> declares it; null if no bus above the device has one.</summary>
    public required Node? DeclaredBy { get; init; }

    /// <summary>
    /// DMA address, CPU address, and size. Empty if DMA addresses are CPU addresses; then <see cref="Bits"/> limits
    /// them.
    /// </summary>
    public required ImmutableArray<BusWindow> Windows { get; init; }

    /// <summary>The width of a DMA address: 64 if an empty <c>dma-ranges</c> declares identity, 32 (Linux's default mask) without any.</summary>
    public required int Bits { get; init; }

    /// <summary>The reach without a declaration: CPU addresses of 32 bits.</summary>
    public static DmaReach Default { get; } = new() { DeclaredBy = null, Windows = [], Bits = 32 };

    /// <summary>Whether the device uses the CPU's addresses.</summary>
    public bool IsIdentity => Windows.IsEmpty;
}

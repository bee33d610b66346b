using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>Which memory a device can reach, and by which addresses (Devicetree Specification, 2.3.9).</summary>
/// <param name="DeclaredBy">The bus whose <c>dma-ranges</c> declares it; null if no bus above the device has one.</param>
/// <param name="Windows">
/// DMA address, CPU address, and size. Empty where addresses are the same for both; then <paramref name="Bits"/> says
/// how far they go.
/// </param>
/// <param name="Bits">
/// Width of a DMA address: 64 where an empty <c>dma-ranges</c> says identity, 32 (Linux's default mask) where nothing is said.
/// </param>
public sealed record DmaReach(Node? DeclaredBy, ImmutableArray<BusWindow> Windows, int Bits)
{
    /// <summary>Nothing is said: the same addresses, 32 bits of them.</summary>
    public static DmaReach Default { get; } = new(null, [], 32);

    /// <summary>Whether the device uses the CPU's addresses.</summary>
    public bool IsIdentity => Windows.IsEmpty;
}

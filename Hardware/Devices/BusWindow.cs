using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>One row of a bus's <c>ranges</c> or <c>dma-ranges</c>.</summary>
/// <param name="Owner">The bus.</param>
/// <param name="Index">The row.</param>
/// <param name="Space">What it leads to; <see cref="AddressSpace.Memory32"/> on buses without spaces.</param>
/// <param name="BusAddress">Where it starts for the devices on the bus.</param>
/// <param name="Address">Where that is for the CPU, or null where that has no address.</param>
/// <param name="Size">Bytes.</param>
/// <param name="IsPrefetchable">Whether it is a prefetchable PCI window.</param>
/// <param name="Location">The row in the source.</param>
public sealed record BusWindow(
    Node Owner,
    int Index,
    AddressSpace Space,
    ulong BusAddress,
    ulong? Address,
    ulong Size,
    bool IsPrefetchable,
    SourceLocation Location);

using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware;

/// <summary>One row of a bus's <c>ranges</c> or <c>dma-ranges</c>.</summary>
public sealed record BusWindow
{
    /// <summary>The bus.</summary>
    public required Node Owner { get; init; }

    /// <summary>The position of the row.</summary>
    public required int Index { get; init; }

    /// <summary>The address space that it leads to; <see cref="AddressSpace.Memory32"/> on buses without spaces.</summary>
    public required AddressSpace Space { get; init; }

    /// <summary>The start address for the devices on the bus.</summary>
    public required ulong BusAddress { get; init; }

    /// <summary>The corresponding address of the CPU, or null if there is none.</summary>
    public required ulong? Address { get; init; }

    /// <summary>The size in bytes.</summary>
    public required ulong Size { get; init; }

    /// <summary>Whether it is a prefetchable PCI window.</summary>
    public required bool IsPrefetchable { get; init; }

    /// <summary>The location of the row in the source.</summary>
    public SourceLocation Location => Place.Location;

    internal EntryPlace Place { get; init; }
}

using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>A <c>/memreserve/</c> entry: physical memory that must not be used.</summary>
public readonly record struct MemoryReservation
{
    /// <summary>The physical address.</summary>
    public required ulong Address { get; init; }

    /// <summary>The size in bytes.</summary>
    public required ulong Size { get; init; }

    /// <summary>The entry in the source.</summary>
    public required SourceLocation Location { get; init; }
}

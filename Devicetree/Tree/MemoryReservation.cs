using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree;

/// <summary>A <c>/memreserve/</c> entry: physical memory to keep out of.</summary>
public readonly record struct MemoryReservation
{
    /// <summary>Physical address.</summary>
    public required ulong Address { get; init; }

    /// <summary>Bytes.</summary>
    public required ulong Size { get; init; }

    /// <summary>The entry in the source.</summary>
    public required SourceLocation Location { get; init; }
}

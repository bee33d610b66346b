using Boards.Devicetree.Tree;

namespace Boards.Devicetree.StandardProperties;

/// <summary>A fault in an <c>interrupt-map</c>, its mask or its pass-thru bits, and its place. The rows after a fault in the map cannot be read.</summary>
public sealed record NexusFault
{
    /// <summary>The kind of the fault.</summary>
    public required NexusFaultKind Kind { get; init; }

    /// <summary>The map, the mask or the pass-thru bits.</summary>
    public required Property Property { get; init; }

    /// <summary>The index of the row.</summary>
    public int Row { get; init; }

    /// <summary>The number of cells that the row, the mask or the pass-thru bits must have; 0 if that is unknown.</summary>
    public int ExpectedCells { get; init; }

    /// <summary>The index of the cell in the property that the fault is about: the phandle, or the first cell of the row.</summary>
    public int Cell { get; init; }

    /// <summary>The node that the row refers to, if it is known; otherwise null.</summary>
    public Node? Parent { get; init; }
}

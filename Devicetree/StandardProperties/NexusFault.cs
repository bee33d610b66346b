using Boards.Devicetree.Tree;

namespace Boards.Devicetree.StandardProperties;

/// <summary>What is wrong with an <c>interrupt-map</c> or its mask, and where. The rows after it cannot be read.</summary>
public sealed record NexusFault
{
    /// <summary>What is wrong.</summary>
    public required NexusFaultKind Kind { get; init; }

    /// <summary>The map or the mask.</summary>
    public required Property Property { get; init; }

    /// <summary>The index of the row.</summary>
    public int Row { get; init; }

    /// <summary>The number of cells that the row, or the mask, must have; 0 where that is unknown.</summary>
    public int ExpectedCells { get; init; }

    /// <summary>The index of the cell of the property where it shows: that of the phandle, or the first of the row.</summary>
    public int Cell { get; init; }

    /// <summary>The node that the row refers to, where it is known; otherwise null.</summary>
    public Node? Parent { get; init; }
}

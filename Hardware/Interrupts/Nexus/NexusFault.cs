using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts.Nexus;

/// <summary>What is wrong with an <c>interrupt-map</c>.</summary>
internal enum NexusFaultKind
{
    /// <summary>The property ends within a row.</summary>
    Truncated,

    /// <summary>A row names a phandle that no node has.</summary>
    UnknownParent,

    /// <summary>A row names a node without <c>#interrupt-cells</c>.</summary>
    ParentTakesNone,

    /// <summary>The mask is not as long as a key.</summary>
    MaskLength,
}

/// <summary>A fault and where it is.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Property">The map or the mask.</param>
/// <param name="Number">The row; for a mask, the cells that a key has.</param>
/// <param name="Offset">The byte at which it shows.</param>
/// <param name="Parent">The node that a row names, where that is what is wrong.</param>
internal sealed record NexusFault(NexusFaultKind Kind, Property Property, int Number, int Offset, Node? Parent = null);

namespace Boards.Devicetree.StandardProperties;

/// <summary>The kinds of faults in an <c>interrupt-map</c>, its mask or its pass-thru bits.</summary>
public enum NexusFaultKind
{
    /// <summary>The property is not a whole number of cells.</summary>
    NotCells,

    /// <summary>The property ends before the phandle of a row.</summary>
    EndsBeforeParent,

    /// <summary>The property ends within the unit address or the specifier at a row's parent.</summary>
    EndsAfterParent,

    /// <summary>A row has a phandle that is not the phandle of a node.</summary>
    UnknownParent,

    /// <summary>A row refers to a node whose <c>#interrupt-cells</c> is absent or not one cell.</summary>
    ParentTakesNone,

    /// <summary>The mask is not as long as a key.</summary>
    MaskLength,

    /// <summary><c>interrupt-map-pass-thru</c> is not as long as a child's specifier.</summary>
    PassThroughLength,
}

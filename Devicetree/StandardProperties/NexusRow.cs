using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.StandardProperties;

/// <summary>A row of an <c>interrupt-map</c>.</summary>
public readonly record struct NexusRow
{
    /// <summary>The cells of the child's unit address, then those of its specifier.</summary>
    public required ImmutableArray<uint> Key { get; init; }

    /// <summary>The node that the row refers to.</summary>
    public required Node Parent { get; init; }

    /// <summary>The cells of the unit address at the parent.</summary>
    public required ImmutableArray<uint> Unit { get; init; }

    /// <summary>
    /// The specifier at the parent. It replaces the child's whole specifier, including the trigger, except for the bits
    /// of <see cref="InterruptNexus.PassThrough"/>.
    /// </summary>
    public required ImmutableArray<uint> Cells { get; init; }
}

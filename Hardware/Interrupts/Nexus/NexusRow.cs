using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts.Nexus;

/// <summary>A row of an <c>interrupt-map</c>.</summary>
/// <param name="Key">Child unit address and child specifier.</param>
/// <param name="Parent">The node that the row hands to.</param>
/// <param name="Unit">The unit address there.</param>
/// <param name="Cells">The specifier there; it replaces the child's whole, sense included.</param>
internal readonly record struct NexusRow(
    ImmutableArray<uint> Key, Node Parent, ImmutableArray<uint> Unit, ImmutableArray<uint> Cells);

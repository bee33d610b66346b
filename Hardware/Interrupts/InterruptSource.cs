using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Interrupts;

/// <summary>One entry of <c>interrupts</c> or <c>interrupts-extended</c>, as far as the node itself describes it.</summary>
/// <param name="Owner">The node.</param>
/// <param name="Index">The entry's position; empty slots are counted.</param>
/// <param name="Controller">The interrupt parent; null if there is none.</param>
/// <param name="Cells">The specifier.</param>
/// <param name="Place">Where it is in the source.</param>
internal sealed record InterruptSource(
    Node Owner, int Index, Node? Controller, ImmutableArray<uint> Cells, EntryPlace Place)
{
    /// <summary>Its location in the source.</summary>
    public SourceLocation Location => Place.Location;

    /// <summary>Whether cells of the property are missing or too many, so that the entry may begin at another cell than was meant.</summary>
    public bool IsShifted { get; init; }

    /// <summary>The rule that reports why there is no interrupt parent; null if there is one.</summary>
    public DiagnosticRule? Fault { get; init; }
}

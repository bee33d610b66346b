using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware;

/// <summary>One interrupt of a node, resolved up to the root controller.</summary>
public sealed record DeviceInterrupt
{
    /// <summary>The node that raises it.</summary>
    public required Node Owner { get; init; }

    /// <summary>The position in <c>interrupts</c> or <c>interrupts-extended</c>.</summary>
    public required int Index { get; init; }

    /// <summary>The name from <c>interrupt-names</c>, or null.</summary>
    public required string? Name { get; init; }

    /// <summary>
    /// The number that seL4 uses, or null if there is no static one; if software picks one of
    /// <see cref="Candidates"/>, see <c>Board.WithNumbers</c>.
    /// </summary>
    public required uint? Number { get; init; }

    /// <summary>The trigger at the root controller; null if it is not known.</summary>
    public required InterruptTrigger? Trigger { get; init; }

    /// <summary>The numbers from which software picks one at run time; empty if the number is fixed.</summary>
    public required ImmutableArray<uint> Candidates { get; init; }

    /// <summary>The controllers that it passes through, from the one that the node refers to up to the root.</summary>
    public required ImmutableArray<Node> Via { get; init; }

    /// <summary>How the number is determined.</summary>
    public required InterruptKind Kind { get; init; }

    /// <summary>The location of the specifier in the source.</summary>
    public SourceLocation Location => Place.Location;

    internal EntryPlace Place { get; init; }

    /// <summary>The cells of the specifier, as the first controller reads them.</summary>
    public ImmutableArray<uint> Specifier { get; init; } = [];

    /// <summary>
    /// The route as text: <c>interrupts[0] → gpc → gic: SPI 95 → 127</c>. Controllers are named by label, or by name if
    /// they have no label.
    /// </summary>
    public string Route { get; init; } = "";

    /// <summary>The controller whose line this interrupt shares, or that picks a line for it; null if the interrupt is direct.</summary>
    public Node? Multiplexer { get; init; }

    /// <summary>The input of <see cref="Multiplexer"/> that the device is wired to: a pin, an event, a source.</summary>
    public uint? Input { get; init; }

    /// <summary>Whether <see cref="Multiplexer"/> assigns the first of <see cref="Candidates"/> that is free when a driver requests it.</summary>
    public bool IsFirstFree { get; init; }

    /// <summary>The interrupt of a controller whose line this one shares; null if it has its own.</summary>
    public InterruptPosition? SharedLine { get; init; }

    /// <summary>The CPUs that it can be delivered to, if the tree limits them (<c>interrupt-affinity</c>, PPI partitions).</summary>
    public ImmutableArray<Node> Affinity { get; init; } = [];

    /// <summary>The rule that reports why the route did not end at a root controller; null if it did.</summary>
    public DiagnosticRule? FailedBy { get; init; }

    /// <summary>Its place in the tree.</summary>
    public InterruptPosition Position => new(Owner.Path, Index);

    /// <summary>The name, or <c>interrupts[index]</c> if it has none.</summary>
    public string Label => Name ?? System.FormattableString.Invariant($"interrupts[{Index}]");
}

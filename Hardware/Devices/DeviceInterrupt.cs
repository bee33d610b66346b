using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware;

/// <summary>One interrupt of a node, followed to the root controller.</summary>
public sealed record DeviceInterrupt
{
    /// <summary>The node that raises it.</summary>
    public required Node Owner { get; init; }

    /// <summary>Position in <c>interrupts</c> or <c>interrupts-extended</c>.</summary>
    public required int Index { get; init; }

    /// <summary>From <c>interrupt-names</c>, or null.</summary>
    public required string? Name { get; init; }

    /// <summary>
    /// The number that seL4 sees, or null where there is no static one: where software picks among
    /// <see cref="Candidates"/>, see <c>Board.WithNumbers</c>.
    /// </summary>
    public required uint? Number { get; init; }

    /// <summary>What the root controller sees; null where it is not known.</summary>
    public required InterruptTrigger? Trigger { get; init; }

    /// <summary>The numbers among which software picks at run time; empty where the number is fixed.</summary>
    public required ImmutableArray<uint> Candidates { get; init; }

    /// <summary>The controllers passed, from the one that the node names to the root.</summary>
    public required ImmutableArray<Node> Via { get; init; }

    /// <summary>How the number comes about.</summary>
    public required InterruptKind Kind { get; init; }

    /// <summary>The specifier in the source.</summary>
    public SourceLocation Location => Place.Location;

    internal EntryPlace Place { get; init; }

    /// <summary>The cells of the specifier, as the first controller reads them.</summary>
    public ImmutableArray<uint> Specifier { get; init; } = [];

    /// <summary>
    /// The way in words: <c>interrupts[0] → gpc → gic: SPI 95 → 127</c>. Controllers go by label, or by name where
    /// they have none.
    /// </summary>
    public string Route { get; init; } = "";

    /// <summary>The controller that shares its own line, or picks one, on behalf of this interrupt; null where it is direct.</summary>
    public Node? Multiplexer { get; init; }

    /// <summary>The input of <see cref="Multiplexer"/> that the device is wired to: a pin, an event, a source.</summary>
    public uint? Input { get; init; }

    /// <summary>Whether <see cref="Multiplexer"/> gives the first of <see cref="Candidates"/> that is free when a driver asks.</summary>
    public bool IsFirstFree { get; init; }

    /// <summary>The interrupt of a controller whose line this one shares; null where it has its own.</summary>
    public InterruptPosition? SharedLine { get; init; }

    /// <summary>The CPUs that it can be delivered to, if the tree limits them (<c>interrupt-affinity</c>, PPI partitions).</summary>
    public ImmutableArray<Node> Affinity { get; init; } = [];

    /// <summary>The rule that reports why the route did not end at a root controller; null if it did.</summary>
    public DiagnosticRule? FailedBy { get; init; }

    /// <summary>The place in the tree.</summary>
    public InterruptPosition Position => new(Owner.Path, Index);

    /// <summary>The name, or <c>interrupts[index]</c> where it has none.</summary>
    public string Label => Name ?? System.FormattableString.Invariant($"interrupts[{Index}]");
}

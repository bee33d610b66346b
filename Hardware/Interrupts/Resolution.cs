using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>What a walk from a device to the root controller came to.</summary>
internal sealed record Resolution(InterruptKind Kind)
{
    /// <summary>No number, for a reason that is already reported.</summary>
    /// <param name="rule">The rule that reports it.</param>
    public static Resolution Failed(DiagnosticRule? rule) => new(InterruptKind.None) { FailedBy = rule };

    /// <summary>No number, and none is expected.</summary>
    public static Resolution Private { get; } = new(InterruptKind.None);

    /// <summary>The rule that reports why there is no number.</summary>
    public DiagnosticRule? FailedBy { get; init; }

    public uint? Number { get; init; }

    public InterruptTrigger? Trigger { get; init; }

    public ImmutableArray<uint> Candidates { get; init; } = [];

    /// <summary>The controller that shares or places the line.</summary>
    public Node? Multiplexer { get; init; }

    /// <summary>The input of that controller.</summary>
    public uint? Input { get; init; }

    /// <summary>The CPUs that a partition names.</summary>
    public ImmutableArray<Node> Affinity { get; init; } = [];

    /// <summary>The controller's own interrupt whose line this one shares.</summary>
    public InterruptSource? SharedLine { get; init; }

    /// <summary>How software places the line, where it does and the order is one that we can state.</summary>
    public LinePlacement Placement { get; init; }
}

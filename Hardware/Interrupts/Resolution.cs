using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>The result of a walk from a device to the root controller.</summary>
internal sealed record Resolution(InterruptKind Kind)
{
    /// <summary>There is no number, for a reason that is already reported.</summary>
    /// <param name="rule">The rule that reports it.</param>
    public static Resolution Failed(DiagnosticRule? rule) => new(InterruptKind.None) { FailedBy = rule };

    /// <summary>There is no number, and none is expected.</summary>
    public static Resolution Private { get; } = new(InterruptKind.None);

    /// <summary>The rule that reports why there is no number.</summary>
    public DiagnosticRule? FailedBy { get; init; }

    public uint? Number { get; init; }

    public InterruptTrigger? Trigger { get; init; }

    public ImmutableArray<uint> Candidates { get; init; } = [];

    /// <summary>The controller that shares its line or picks one.</summary>
    public Node? Multiplexer { get; init; }

    /// <summary>The input at that controller.</summary>
    public uint? Input { get; init; }

    /// <summary>The CPUs of the partition.</summary>
    public ImmutableArray<Node> Affinity { get; init; } = [];

    /// <summary>The controller's own interrupt whose line this one shares.</summary>
    public InterruptSource? SharedLine { get; init; }

    /// <summary>How software picks the line, if it does and the order is known.</summary>
    public LinePlacement Placement { get; init; }
}

using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Hardware.Interrupts;
using static System.FormattableString;

namespace Boards.Microkit.Platforms;

/// <summary>Diagnostics for interrupts without a line of their own: it is picked at run time, or shared with others.</summary>
internal static class PlacementRules
{
    private static readonly DiagnosticRule PlacedRule = new("BRD2120", "The line of an interrupt is chosen at run time", Severity.Info);
    private static readonly DiagnosticRule NoneLeftRule = new("BRD2121", "A controller has too few lines for its interrupts", Severity.Error);
    private static readonly DiagnosticRule NoCandidateRule = new("BRD2122", "A chosen line is not one of the controller's", Severity.Error);
    private static readonly DiagnosticRule SharedLineRule = new("BRD2123", "An interrupt shares the line of the controller it is connected to", Severity.Info);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [PlacedRule, NoneLeftRule, NoCandidateRule, SharedLineRule];

    internal static Diagnostic Placed(DeviceInterrupt interrupt, uint number) => new(
        PlacedRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Route}: input {interrupt.Input} has IRQ {number} of {Numbers(interrupt)}; {interrupt.Multiplexer!.Path} assigns the first free line when a driver requests one, so a guest that requests them in another order has other numbers"));

    internal static Diagnostic NoneLeft(DeviceInterrupt interrupt) => new(
        NoneLeftRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Route}: no line of {interrupt.Multiplexer!.Path} is free: devices before this one use all {interrupt.Candidates.Length} ({Numbers(interrupt)})"));

    internal static Diagnostic NoCandidate(DeviceInterrupt interrupt, uint number) => new(
        NoCandidateRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Route}: IRQ {number} is chosen; expected one of {Numbers(interrupt)}"));

    internal static Diagnostic SharedLine(DeviceInterrupt interrupt) => new(
        SharedLineRule, interrupt.Location,
        interrupt.Number is { } number
            ? Invariant($"{interrupt.Owner.Path}: {interrupt.Label} is connected to input {interrupt.Input} of {interrupt.Multiplexer!.Path}, which has no number of its own: the controller raises IRQ {number} ({Trigger(interrupt)}) for all its inputs, so a handler needs the controller's registers")
            : Invariant($"{interrupt.Owner.Path}: {interrupt.Label} is connected to input {interrupt.Input} of {interrupt.Multiplexer!.Path}, which has no number of its own, and the controller does not have a single number either"));

    private static string Trigger(DeviceInterrupt interrupt) => interrupt.Trigger == InterruptTrigger.Edge ? "edge" : "level";

    // Most candidates are consecutive numbers.
    private static string Numbers(DeviceInterrupt interrupt)
    {
        ImmutableArray<uint> numbers = interrupt.Candidates;
        if (numbers.IsEmpty)
            return "none";
        bool isRun = numbers[numbers.Length - 1] - numbers[0] == numbers.Length - 1;
        return isRun && numbers.Length > 1 ? Invariant($"{numbers[0]} to {numbers[numbers.Length - 1]}") : string.Join(", ", numbers);
    }
}

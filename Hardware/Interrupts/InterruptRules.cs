using System;
using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;
using static System.FormattableString;

namespace Boards.Hardware.Interrupts;

/// <summary>Diagnostics for interrupt specifiers, according to the controller that reads them.</summary>
internal static class InterruptRules
{
    internal static readonly DiagnosticRule UnknownControllerRule = new("BRD2110", "An interrupt controller is not supported", Severity.Info);
    private static readonly DiagnosticRule UnknownTypeRule = new("BRD2114", "An interrupt type is not supported by its controller", Severity.Warning);
    private static readonly DiagnosticRule OutOfRangeRule = new("BRD2115", "An interrupt number is out of range", Severity.Warning);
    private static readonly DiagnosticRule SenseRule = new("BRD2116", "A trigger type is not supported by the interrupt controller", Severity.Warning);
    private static readonly DiagnosticRule OnlySharedRule = new("BRD2117", "A private interrupt is routed through a controller of shared interrupts", Severity.Warning);
    private static readonly DiagnosticRule NoLineRule = new("BRD2118", "An input of a controller has no line to the parent controller", Severity.Warning);
    private static readonly DiagnosticRule PartitionRule = new("BRD2119", "The fourth cell of a GICv3 specifier is not valid", Severity.Warning);
    private static readonly DiagnosticRule NoSenseRule = new("BRD2125", "An interrupt has no trigger type, or several", Severity.Warning);
    private static readonly DiagnosticRule UnsupportedRule = new("BRD2126", "seL4 has no driver for an interrupt controller", Severity.Info);

    private static readonly DiagnosticRule NoNumberRule = new("BRD2127", "The tree does not give an interrupt a number", Severity.Info);

    private static readonly DiagnosticRule ReservedRule = new("BRD2400", "A reserved cell of an interrupt specifier is not zero", Severity.Warning);

    private static readonly DiagnosticRule SameEventRule = new("BRD2403", "Pins of two banks use the same event", Severity.Warning);

    private static readonly DiagnosticRule TriggersRule = new("BRD2304", "Devices that share an interrupt have different trigger types", Severity.Warning);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnknownControllerRule, UnknownTypeRule, OutOfRangeRule, SenseRule, OnlySharedRule, NoLineRule, PartitionRule, NoSenseRule,
        UnsupportedRule, NoNumberRule, ReservedRule, SameEventRule, TriggersRule,
    ];

    internal static Diagnostic UnknownController(Node controller, int consumers, string known) => new(
        UnknownControllerRule, controller.Location,
        Invariant($"{controller.Path}: this interrupt controller is not supported ({controller.Find("compatible")?.String ?? "without compatible"}), so the interrupts that are routed to it ({consumers} interrupt{(consumers == 1 ? "" : "s")}) have no number{known}"));

    /// <summary>The diagnostic for a mistake that a controller found in a specifier.</summary>
    /// <param name="at">The route to the controller.</param>
    /// <param name="s">The specifier.</param>
    /// <param name="fault">What is wrong.</param>
    internal static Diagnostic Of(InterruptWalk at, in Specifier s, SpecifierFault fault)
    {
        string start = $"{at.Source.Owner.Path}: {at.Route}: ";
        string controller = s.Controller.Path;
        SourceLocation place = (fault as SpecifierFault.TableLength)?.Table.ValueLocation ?? at.Source.Location;
        (DiagnosticRule rule, string fact) = fault switch
        {
            SpecifierFault.UnknownType f => (UnknownTypeRule, Invariant($"{s} has type {s[0]}; {controller} supports {f.Known}")),
            SpecifierFault.OutOfRange f => (OutOfRangeRule, Invariant($"{f.What} {f.Number} of {s} is not between {f.Least} and {f.Most}")
                + (f.Meant is { } other ? Invariant($"; did you mean {other}, which software numbers {f.Number}?") : "")
                + (f.Taken is { } taken ? Invariant($"; Linux and seL4 take it as interrupt {taken}") : "")),
            SpecifierFault.Sense f => (SenseRule, Invariant($"{s} has the trigger type {f.Found.ToText()}; {controller} supports {f.Allowed} here")),
            SpecifierFault.NoSense { Found: Senses.None } => (NoSenseRule, $"{s} has no trigger type; level is assumed"),
            SpecifierFault.NoSense f => (NoSenseRule, Invariant($"{s} has several trigger types ({(uint)f.Found}); level is assumed")),
            SpecifierFault.OnlyShared => (OnlySharedRule, Invariant($"{s} is of type {s[0]}, but {controller} forwards shared interrupts (type 0) only")),
            SpecifierFault.NoLine f => (NoLineRule, Invariant($"input {f.Input} of {controller} has no line to the parent controller")),
            SpecifierFault.NoOwnLine { Entry: { } entry } => (NoLineRule, Invariant($"{controller} shares its interrupts[{entry}] for {s}, but has none")),
            SpecifierFault.NoOwnLine => (NoLineRule, $"{controller} has no interrupt of its own to raise for {s}"),
            SpecifierFault.MissingTable f => (NoLineRule, $"{controller} has no {f.Table}, which is needed to route {s}"),
            SpecifierFault.TableLength f => (NoLineRule, Invariant($"{f.Table.Name} of {controller} has {f.Table.CellCount} cells; this controller has {f.Expected} channels")),
            SpecifierFault.Partition f => (PartitionRule, Invariant($"the fourth cell of {s} is 0x{s[3]:x}, {f.What}")),
            SpecifierFault.Reserved f => (ReservedRule, Invariant($"cell {f.Cell} of {s} is {s[f.Cell]}; it is reserved by {controller} and must be 0")),
            _ => throw new InvalidOperationException(fault.GetType().Name),
        };
        return new(rule, place, start + fact);
    }

    internal static Diagnostic SameEvent(DeviceInterrupt interrupt, DeviceInterrupt other) => new(
        SameEventRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Label} is pin {interrupt.Specifier[0]} of {interrupt.Via[0].Path}, but {other.Owner.Path} has pin {other.Specifier[0]} of {other.Via[0].Path}; both are event {interrupt.Specifier[0]} of {interrupt.Via[1].Path}, which accepts it from one bank only"),
        [new RelatedLocation(other.Location, "the other pin")]);

    internal static Diagnostic Unsupported(Node controller, string what) => new(
        UnsupportedRule, controller.Location,
        Invariant($"{controller.Path}: seL4 has no driver for {what}; its interrupts have the numbers of the hardware"));

    internal static Diagnostic NoNumber(Node controller, int consumers) => new(
        NoNumberRule, controller.Location,
        Invariant($"{controller.Path}: software assigns the lines of this interrupt controller at run time, and the tree does not list them, so the interrupts that are routed to it ({consumers} interrupt{(consumers == 1 ? "" : "s")}) have no number; take it from the system that runs on the board"));

    internal static Diagnostic OfCpu(DeviceInterrupt interrupt) => new(
        NoNumberRule, interrupt.Location,
        $"{interrupt.Owner.Path}: {interrupt.Label} is raised within a CPU ({interrupt.Route}), so seL4 has no number for it; it cannot be passed");

    internal static Diagnostic Triggers(DeviceInterrupt interrupt, DeviceInterrupt other) => new(
        TriggersRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Label} is IRQ {interrupt.Number} {Text(interrupt.Trigger)}, but for {other.Label} of {other.Owner.Path} it is {Text(other.Trigger)}"),
        [new RelatedLocation(other.Location, "the other trigger")]);

    private static string Text(InterruptTrigger? trigger) => trigger == InterruptTrigger.Edge ? "edge-triggered" : "level-sensitive";
}

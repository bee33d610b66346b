using System.Collections.Immutable;
using Boards.Hardware.Interrupts;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Hardware.Rules;

/// <summary>What can be wrong with a specifier, by the rules of the controller that reads it.</summary>
public static class InterruptRules
{
    internal const string UnknownControllerId = "BRD2110";

    private static readonly DiagnosticRule UnknownControllerRule = new(UnknownControllerId, "An interrupt controller is not known", Severity.Info);
    private static readonly DiagnosticRule UnknownTypeRule = new("BRD2114", "An interrupt has a type that its controller does not know", Severity.Warning);
    private static readonly DiagnosticRule OutOfRangeRule = new("BRD2115", "An interrupt number is out of its controller's range", Severity.Warning);
    private static readonly DiagnosticRule SenseRule = new("BRD2116", "A controller cannot detect the sense that an interrupt asks for", Severity.Warning);
    private static readonly DiagnosticRule OnlySharedRule = new("BRD2117", "A private interrupt is led through a controller of shared ones", Severity.Warning);
    private static readonly DiagnosticRule NoLineRule = new("BRD2118", "An input of a controller has no line to the one above", Severity.Warning);
    private static readonly DiagnosticRule PartitionRule = new("BRD2119", "The fourth cell of a GICv3 specifier is out of place", Severity.Warning);
    private static readonly DiagnosticRule NoSenseRule = new("BRD2125", "An interrupt says no sense, or several", Severity.Warning);
    private static readonly DiagnosticRule UnsupportedRule = new("BRD2126", "seL4 has no driver for an interrupt controller", Severity.Info);

    private static readonly DiagnosticRule ReservedRule = new("BRD2400", "A reserved cell of an interrupt specifier is not zero", Severity.Warning);

    private static readonly DiagnosticRule SameEventRule = new("BRD2403", "Pins of two banks want one event", Severity.Warning);

    private static readonly DiagnosticRule TriggersRule = new("BRD2304", "Devices disagree on the trigger of an interrupt that they share", Severity.Warning);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnknownControllerRule, UnknownTypeRule, OutOfRangeRule, SenseRule, OnlySharedRule, NoLineRule, PartitionRule, NoSenseRule,
        UnsupportedRule, ReservedRule, SameEventRule, TriggersRule,
    ];

    internal static Diagnostic UnknownController(Node controller, int consumers, string known) => new(
        UnknownControllerRule, controller.Location,
        Invariant($"{controller.Path}: no rule is known for this interrupt controller ({controller.Find("compatible")?.String ?? "without compatible"}), so what leads to it ({consumers} interrupt{(consumers == 1 ? "" : "s")}) has no number{known}"));

    internal static Diagnostic UnknownType(InterruptWalk at, in Specifier s, string known) => new(
        UnknownTypeRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: {s} is of type {s[0]}; {s.Controller.Path} knows {known}"));

    internal static Diagnostic OutOfRange(InterruptWalk at, in Specifier s, string what, uint number, uint least, uint most, uint? meant = null) => new(
        OutOfRangeRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: {what} {number} of {s} is not within {least} to {most}")
        + (meant is { } other ? Invariant($"; did you mean {other}, which software counts as {number}?") : ""));

    internal static Diagnostic Sense(InterruptWalk at, in Specifier s, Senses found, string allowed) => new(
        SenseRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: {s} asks for {found.ToText()}; {s.Controller.Path} takes {allowed} here"));

    internal static Diagnostic NoSense(InterruptWalk at, in Specifier s, Senses found) => new(
        NoSenseRule, at.Source.Location,
        found == Senses.None
            ? Invariant($"{at.Source.Owner.Path}: {at.Route}: {s} gives no sense; it is taken for level")
            : Invariant($"{at.Source.Owner.Path}: {at.Route}: {s} mixes senses ({(uint)found}); it is taken for level"));

    internal static Diagnostic OnlyShared(InterruptWalk at, in Specifier s) => new(
        OnlySharedRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: {s} is of type {s[0]}, but {s.Controller.Path} hands on shared interrupts (type 0) only"));

    internal static Diagnostic NoLine(InterruptWalk at, in Specifier s, uint input) => new(
        NoLineRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: input {input} of {s.Controller.Path} has no line to the controller above"));

    internal static Diagnostic NoOwnLine(InterruptWalk at, in Specifier s, uint? entry) => new(
        NoLineRule, at.Source.Location,
        entry is { } wanted
            ? Invariant($"{at.Source.Owner.Path}: {at.Route}: {s.Controller.Path} shares its interrupts[{wanted}] for {s}, but has none")
            : Invariant($"{at.Source.Owner.Path}: {at.Route}: {s.Controller.Path} has no interrupt of its own that would tell of {s}"));

    internal static Diagnostic MissingTable(InterruptWalk at, in Specifier s, string table) => new(
        NoLineRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: {s.Controller.Path} has no {table}, which says where {s} goes"));

    internal static Diagnostic TableLength(InterruptWalk at, in Specifier s, Property table, int expected) => new(
        NoLineRule, table.ValueLocation,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: {table.Name} of {s.Controller.Path} has {table.CellCount} cells; this make has {expected} channels"));

    internal static Diagnostic Partition(InterruptWalk at, in Specifier s, string what) => new(
        PartitionRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: the fourth cell of {s} is 0x{s[3]:x}, {what}"));

    internal static Diagnostic Reserved(InterruptWalk at, in Specifier s, int cell) => new(
        ReservedRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: cell {cell} of {s} is {s[cell]}; {s.Controller.Path} reserves it, and it must be 0"));

    internal static Diagnostic SameEvent(DeviceInterrupt interrupt, DeviceInterrupt other) => new(
        SameEventRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Label} is pin {interrupt.Specifier[0]} of {interrupt.Via[0].Path}, but {other.Owner.Path} has pin {other.Specifier[0]} of {other.Via[0].Path}; both are event {interrupt.Specifier[0]} of {interrupt.Via[1].Path}, which takes it from one bank only"),
        [new RelatedLocation(other.Location, "the other pin")]);

    internal static Diagnostic Unsupported(Node controller, string what) => new(
        UnsupportedRule, controller.Location,
        Invariant($"{controller.Path}: seL4 has no driver for {what}; numbers of its interrupts are those of the hardware"));

    internal static Diagnostic Triggers(DeviceInterrupt interrupt, DeviceInterrupt other) => new(
        TriggersRule, interrupt.Location,
        Invariant($"{interrupt.Owner.Path}: {interrupt.Label} is IRQ {interrupt.Number} {Text(interrupt.Trigger)}, but {other.Label} of {other.Owner.Path} has it {Text(other.Trigger)}"),
        [new RelatedLocation(other.Location, "the other trigger")]);

    private static string Text(InterruptTrigger? trigger) => trigger == InterruptTrigger.Edge ? "edge-triggered" : "level-sensitive";
}

using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Checks;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Cells;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Reporting;
using static System.FormattableString;

namespace Boards.Hardware.Interrupts;

/// <summary>Diagnostics for the route from a device to a controller: interrupt parents, specifiers and maps.</summary>
internal static class InterruptTreeRules
{
    private static readonly DiagnosticRule NoParentRule = new("BRD2101", "An interrupt has no interrupt parent", Severity.Warning) { Replaces = [TreeRules.Interrupts] };
    private static readonly DiagnosticRule DanglingRule = new("BRD2102", "An interrupt parent does not exist", Severity.Warning) { Replaces = [TreeRules.InterruptsExtended, TreeRules.Interrupts] };
    private static readonly DiagnosticRule TakesNoneRule = new("BRD2103", "An interrupt parent has no #interrupt-cells", Severity.Warning)
    {
        Replaces = [TreeRules.InterruptsExtended],
        YieldsTo = [TreeRules.InterruptCells, TreeRules.Interrupts, TreeRules.InterruptProvider],
    };

    private static readonly DiagnosticRule SpecifierRule = new("BRD2104", "An interrupt specifier has the wrong number of cells", Severity.Warning) { Replaces = [TreeRules.InterruptsExtended, TreeRules.Interrupts] };
    private static readonly DiagnosticRule LengthRule = new("BRD2105", "The length of interrupts is not a multiple of the specifier's", Severity.Warning) { Replaces = [TreeRules.InterruptsExtended, TreeRules.Interrupts] };
    private static readonly DiagnosticRule MapRule = new("BRD2106", "An interrupt-map cannot be read", Severity.Warning)
    {
        Replaces = [TreeRules.InterruptMap],
        YieldsTo = [TreeRules.InterruptCells, TreeRules.InterruptProvider],
    };

    private static readonly DiagnosticRule MaskRule = new("BRD2107", "An interrupt-map-mask or interrupt-map-pass-thru has the wrong length", Severity.Warning) { Replaces = [TreeRules.InterruptMap] };
    private static readonly DiagnosticRule NoRowRule = new("BRD2108", "No row of an interrupt-map matches an interrupt", Severity.Warning);
    private static readonly DiagnosticRule RowsDisabledRule = new("BRD2109", "An interrupt-map leads only to disabled controllers", Severity.Warning);
    private static readonly DiagnosticRule BothRule = new("BRD2112", "A node has both interrupts and interrupts-extended", Severity.Info);
    private static readonly DiagnosticRule CycleRule = new("BRD2113", "The route of an interrupt is a loop", Severity.Warning);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        NoParentRule, DanglingRule, TakesNoneRule, SpecifierRule, LengthRule, MapRule, MaskRule, NoRowRule, RowsDisabledRule,
        BothRule, CycleRule,
    ];

    internal static Diagnostic NoInterruptParent(Node node, Property interrupts, int others) => new(
        NoParentRule, interrupts.ValueLocation,
        Invariant($"{node.Path}: interrupts has no interrupt parent: neither this node nor a node above it has interrupt-parent or is an interrupt controller")
        + More(others));

    internal static Diagnostic NoParent(InterruptWalk at, Node controller) => new(
        NoParentRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route} ends, because {controller.Path} has no interrupt parent"),
        [new RelatedLocation(controller.Location, "the last node of the route")]);

    internal static Diagnostic DanglingParent(Node node, Node named, int others)
    {
        Property parent = named.Find("interrupt-parent")!;
        string phandle = parent.CellCount > 0 ? Invariant($"0x{parent.Cell(0):x}") : "empty";
        string whose = node == named ? "interrupt-parent" : "the interrupt-parent of " + named.Path;
        return new(DanglingRule, parent.ValueLocation, $"{node.Path}: {whose} is {phandle}, which is not the phandle of a node{More(others)}");
    }

    private static string More(int others) => others == 0 ? "" : Invariant($"; the same is true of {others} more node{(others == 1 ? "" : "s")}");

    internal static Diagnostic BareParent(Node node, Node bare, Node naming, Node? instead) => new(
        TakesNoneRule, node.Find("interrupts")!.Location,
        Invariant($"{node.Path}: its interrupt parent {bare.Path} {HasNone(bare)}")
        + (instead is null ? ", and neither has a node above it" : Invariant($"; {instead.Path}, a node above it, is used")),
        [Culprit(bare), new RelatedLocation(naming.Find("interrupt-parent")!.ValueLocation, "named here")]);

    internal static Diagnostic TakesNoSpecifier(InterruptWalk at, Node parent) => new(
        TakesNoneRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route} ends, because {parent.Path} {HasNone(parent)}"),
        [Culprit(parent)]);

    internal static Diagnostic ExtendedParent(Node node, int index, uint phandle, Node? controller, SourceLocation location) =>
        controller is null
            ? new(DanglingRule, location, Invariant($"{node.Path}: interrupts-extended[{index}] is 0x{phandle:x}, which is not the phandle of a node"))
            : new(
                TakesNoneRule, location,
                Invariant($"{node.Path}: interrupts-extended[{index}] refers to {controller.Path}, which {HasNone(controller)}"),
                [Culprit(controller)]);

    internal static Diagnostic ExtendedLength(Node node, int index, Node controller, int expected, int found, SourceLocation location) => new(
        SpecifierRule, location,
        Invariant($"{node.Path}: interrupts-extended[{index}] has {Lengths.InCells(found)}, but {controller.Path} has #interrupt-cells = {expected}"));

    internal static Diagnostic SpecifierLength(InterruptWalk at, Node parent, ImmutableArray<uint> cells, int expected) => new(
        SpecifierRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: {Specifier.Text(cells)} has {Lengths.InCells(cells.Length)}, but {parent.Path} has #interrupt-cells = {expected}"));

    internal static Diagnostic CellsOfController(InterruptWalk at, in Specifier s, (int Least, int Most) expected) => new(
        SpecifierRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: {s} has {Lengths.InCells(s.Count)}; a specifier of {s.Controller.Find("compatible")?.String} has ")
        + (expected.Least == expected.Most ? Invariant($"{expected.Least}") : Invariant($"{expected.Least} to {expected.Most}")));

    internal static Diagnostic Length(Node node, Property interrupts, Node parent, int cells) => new(
        LengthRule, interrupts.ValueLocation,
        cells == 0
            ? Invariant($"{node.Path}: its interrupt parent {parent.Path} has #interrupt-cells = 0, so interrupts has no meaning")
            : Invariant($"{node.Path}: interrupts has {interrupts.SizeInCells()}; expected a multiple of {cells}, the #interrupt-cells of {parent.Path}"));

    internal static Diagnostic MalformedMap(Node nexus, NexusFault fault) => fault.Kind switch
    {
        NexusFaultKind.NotCells or NexusFaultKind.EndsBeforeParent or NexusFaultKind.EndsAfterParent => new(
            MapRule, fault.Property.LocationAt(fault.Cell * 4),
            Invariant($"{nexus.Path}: interrupt-map ends within row {fault.Row}")),
        NexusFaultKind.UnknownParent => new(
            MapRule, fault.Property.LocationAt(fault.Cell * 4),
            Invariant($"{nexus.Path}: row {fault.Row} of interrupt-map refers to 0x{fault.Property.Cell(fault.Cell):x}, which is not the phandle of a node; the rows after it cannot be read")),
        NexusFaultKind.ParentTakesNone => new(
            MapRule, fault.Property.LocationAt(fault.Cell * 4),
            Invariant($"{nexus.Path}: row {fault.Row} of interrupt-map refers to {fault.Parent!.Path}, which {HasNone(fault.Parent)}; the rows after it cannot be read"),
            [Culprit(fault.Parent)]),
        NexusFaultKind.PassThroughLength => new(
            MaskRule, fault.Property.ValueLocation,
            Invariant($"{nexus.Path}: interrupt-map-pass-thru has {fault.Property.SizeInCells()}; expected {fault.ExpectedCells}, those of the specifier; ")
            + (fault.Property.CellCount < fault.ExpectedCells ? "the bits of the missing cells are not passed" : "the rest is ignored")),
        _ => new(
            MaskRule, fault.Property.ValueLocation,
            Invariant($"{nexus.Path}: interrupt-map-mask has {fault.Property.SizeInCells()}; expected {fault.ExpectedCells}, those of the unit address and the specifier; the mask is ignored")),
    };

    private static string HasNone(Node parent) =>
        parent.Find(CellCount.Interrupt) is null ? "has no #interrupt-cells" : "has a #interrupt-cells that is not one cell";

    // The place to edit, which is also the place that a check of the tree reports.
    private static RelatedLocation Culprit(Node parent) => parent.Find(CellCount.Interrupt) is { } malformed
        ? new RelatedLocation(malformed.ValueLocation, "not one cell")
        : new RelatedLocation(parent.Location, "the node without #interrupt-cells");

    internal static Diagnostic NoRow(InterruptWalk at, InterruptNexus nexus, ImmutableArray<uint> key)
    {
        (string whole, string cut) = (Key(nexus, key), Key(nexus, nexus.Cut(key)));
        return new(
            NoRowRule, at.Source.Location,
            Invariant($"{at.Source.Owner.Path}: {at.Route}: no row of the interrupt-map of {nexus.Node.Path} matches {whole}")
            + (whole == cut ? "" : $", which is {cut} with the mask applied"),
            [new RelatedLocation(nexus.Node.Find("interrupt-map")!.Location, "the map")]);
    }

    // Addresses are written in hexadecimal, specifiers in decimal.
    private static string Key(InterruptNexus nexus, ImmutableArray<uint> key) => "<" + string.Join(" ", key.Select((cell, i) =>
        i < nexus.UnitCells && cell > 9 ? Invariant($"0x{cell:x}") : Invariant($"{cell}"))) + ">";

    internal static Diagnostic RowsDisabled(InterruptWalk at, InterruptNexus nexus, ImmutableArray<uint> key, Node unavailable) => new(
        RowsDisabledRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route}: every row of {nexus.Node.Path} that matches {Key(nexus, key)} leads to a disabled node, such as {unavailable.Path}"),
        [new RelatedLocation((unavailable.Find("status") ?? unavailable.Properties[0]).Location, "disabled here")]);

    internal static Diagnostic BothForms(Node node, Property plain, Property extended) => new(
        BothRule, plain.Location,
        Invariant($"{node.Path}: interrupts is ignored, because the node also has interrupts-extended"),
        [new RelatedLocation(extended.Location, "interrupts-extended")]);

    internal static Diagnostic Cycle(InterruptWalk at, Node again) => new(
        CycleRule, at.Source.Location,
        Invariant($"{at.Source.Owner.Path}: {at.Route} leads back to {again.Path}"));
}

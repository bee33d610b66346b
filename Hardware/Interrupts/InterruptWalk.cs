using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Cells;
using static System.FormattableString;

namespace Boards.Hardware.Interrupts;

/// <summary>One interrupt on its route from the device to the root controller. Controllers use it to state where the route continues.</summary>
internal sealed class InterruptWalk(InterruptResolver resolver, InterruptSource source)
{
    private const uint Spi = 0;

    // Longer than any real chain, but too short to overflow the stack.
    private const int MostSteps = 64;

    private readonly List<Node> _via = [];
    private readonly List<string> _steps = [];
    private string _end = "";

    /// <summary>The entry at which the walk began.</summary>
    public InterruptSource Source => source;

    /// <summary>The tree.</summary>
    public DeviceTree Tree => resolver.Tree;

    /// <summary>The table of controllers.</summary>
    public ControllerTable Controllers => resolver.Controllers;

    /// <summary>The given cells as a specifier of a controller.</summary>
    public Specifier SpecifierFor(Node controller, ImmutableArray<uint> cells) => new(controller, cells, Controllers.MakeOf(controller) ?? "");

    /// <summary>The same cells as a specifier of a unit to which a controller sends its interrupts as messages.</summary>
    public Specifier Through(Node receiver, ImmutableArray<uint> cells)
    {
        _via.Add(receiver);
        _steps.Add(NameOf(receiver));
        return SpecifierFor(receiver, cells);
    }

    /// <summary>The nodes passed so far.</summary>
    public ImmutableArray<Node> Via => [.. _via];

    /// <summary>The route so far, as text.</summary>
    public string Route => string.Join(" → ", ["interrupts[" + source.Index.ToString(CultureInfo.InvariantCulture) + "]", .. _steps]) + _end;

    /// <summary>Follows a specifier from an interrupt parent (Devicetree Specification, 2.4).</summary>
    /// <param name="parent">The node that reads the specifier.</param>
    /// <param name="cells">The specifier.</param>
    /// <param name="unit">The unit address of the device on its bus.</param>
    public Resolution Follow(Node parent, ImmutableArray<uint> cells, ImmutableArray<uint> unit)
    {
        for (; ; )
        {
            if (_via.Contains(parent) || _via.Count >= MostSteps)
                return Fail(InterruptTreeRules.Cycle(this, parent));
            _via.Add(parent);
            _steps.Add(NameOf(parent));
            if (CellCount.Of(parent, CellCount.Interrupt) is not { } expected)
                return Fail(InterruptTreeRules.TakesNoSpecifier(this, parent));
            if (expected != cells.Length)
                return Fail(InterruptTreeRules.SpecifierLength(this, parent, cells, expected));

            InterruptController? rule = Controllers.Find(parent);
            bool isController = parent.Find("interrupt-controller") is not null;
            bool hasMap = parent.Find("interrupt-map") is not null && !Controllers.HasPrivateMap(parent);
            if (hasMap)
            {
                InterruptNexus nexus = resolver.NexusOf(parent, unit.Length);
                ImmutableArray<uint> key = [.. unit, .. cells];
                if (resolver.LookupOf(nexus).Find(key, out Node? unavailable) is not { } row)
                    return Miss(nexus, key, unavailable);
                ImmutableArray<uint> passed = nexus.Pass(row, cells);
                // A row that names its own nexus ends the walk there.
                if (!ReferenceEquals(row.Parent, parent))
                {
                    (parent, cells, unit) = (row.Parent, passed, row.Unit);
                    continue;
                }

                cells = passed;
            }
            else if (!isController)
            {
                if (resolver.Parents.Of(parent).Node is not { } above)
                    return Fail(InterruptTreeRules.NoParent(this, parent));
                parent = above;
                continue;
            }

            return Enter(rule, SpecifierFor(parent, cells));
        }
    }

    /// <summary>The interrupt has reached the root controller.</summary>
    /// <param name="number">The number that seL4 uses.</param>
    /// <param name="sense">The sense at the controller.</param>
    /// <param name="what">The input as the controller names it: <c>SPI 8</c>.</param>
    public Resolution Root(uint number, Senses sense, string what)
    {
        _end = ": " + what + " → " + number.ToString(CultureInfo.InvariantCulture);
        return new Resolution(InterruptKind.Direct) { Number = number, Trigger = sense.ToTrigger() };
    }

    private Resolution Fail(Diagnostic diagnostic)
    {
        Report(diagnostic);
        return Resolution.Failed(diagnostic.Rule);
    }

    /// <summary>A controller finds a mistake in a specifier, and the walk ends.</summary>
    public Resolution Fail(in Specifier s, SpecifierFault fault) => Fail(InterruptRules.Of(this, s, fault));

    /// <summary>A controller finds a mistake in a specifier, but the walk continues.</summary>
    public void Report(in Specifier s, SpecifierFault fault) => Report(InterruptRules.Of(this, s, fault));

    /// <summary>The walk ends at a controller that has no interrupt parent.</summary>
    public Resolution FailWithoutParent(Node controller) => Fail(InterruptTreeRules.NoParent(this, controller));

    // If cells are missing, that is reported, and an entry is wrong because of it.
    private void Report(Diagnostic diagnostic)
    {
        if (!source.IsShifted || diagnostic.Severity == Severity.Error)
            resolver.Report(source.Owner, diagnostic);
    }

    /// <summary>The interrupt continues on the same line of the controller's own interrupt parent, perhaps with another sense.</summary>
    public Resolution HandOn(in Specifier s, Senses sense)
    {
        // Three cells of a GIC: type, number, flags.
        if (s[0] != Spi)
            return Fail(s, new SpecifierFault.OnlyShared());
        return Spi0(s, s[1], sense);
    }

    /// <summary>The interrupt continues as a shared peripheral interrupt of the GIC above a controller.</summary>
    public Resolution Spi0(in Specifier s, uint number, Senses sense)
    {
        if (resolver.Parents.Of(s.Controller).Node is not { } above)
            return Fail(InterruptTreeRules.NoParent(this, s.Controller));
        // A front end uses the specifier of the controller above it; a GICv3 has a fourth cell, which is 0 for all but partitioned PPIs.
        int count = CellCount.Of(above, CellCount.Interrupt) ?? 0;
        ImmutableArray<uint> cells = count switch
        {
            1 => [number],
            2 => [number, (uint)sense],
            4 => [Spi, number, (uint)sense, 0],
            _ => [Spi, number, (uint)sense],
        };
        return Follow(above, cells, []);
    }

    /// <summary>One of a controller's own interrupts is the line of this interrupt alone.</summary>
    public Resolution Entry(in Specifier s, uint index, Senses? sense = null)
    {
        foreach (InterruptSource own in resolver.SourcesOf(s.Controller))
        {
            if (own.Index == index && own.Controller is { } above)
                return Follow(above, sense is { } given ? WithSense(own.Cells, given) : own.Cells, []);
        }

        return Fail(s, new SpecifierFault.NoLine(index));
    }

    /// <summary>The interrupt continues at a row of the controller's private table.</summary>
    public Resolution Row(NexusRow row, Senses? sense = null) =>
        Follow(row.Parent, sense is { } given ? WithSense(row.Cells, given) : row.Cells, row.Unit);

    /// <summary>
    /// The controller's own line is used for all its inputs. If it has several lines and no entry is given, any of them may be used.
    /// </summary>
    /// <param name="s">The specifier.</param>
    /// <param name="input">The input, as the controller numbers it.</param>
    /// <param name="entry">The index of its own interrupt; null for its only one.</param>
    public Resolution Cascade(in Specifier s, uint input, uint? entry = null)
    {
        Node controller = s.Controller;
        ImmutableArray<ResolvedInterrupt> own = resolver.Of(controller);
        if (entry is { } wanted)
            own = [.. own.Where(o => o.Source.Index == wanted)];
        if (own.IsEmpty)
            return Fail(s, new SpecifierFault.NoOwnLine(entry));
        if (_via.Count + own[0].Via.Length > MostSteps)
            return Fail(InterruptTreeRules.Cycle(this, controller));
        return Share(s, input, own);
    }

    /// <summary>One line is used for all inputs of a controller; if there are several, the tree does not say which one is used.</summary>
    /// <param name="s">The specifier.</param>
    /// <param name="input">The input, as the controller numbers it.</param>
    /// <param name="lines">The lines; at least one.</param>
    public Resolution Share(in Specifier s, uint input, ImmutableArray<ResolvedInterrupt> lines)
    {
        ResolvedInterrupt first = lines[0];
        if (lines.All(line => line.Resolution.Number is { } number && number == first.Resolution.Number && line.Resolution.Trigger == first.Resolution.Trigger)
            || lines.Length == 1)
        {
            _via.AddRange(first.Via);
            _steps.Add(first.Route);
            return first.Resolution with
            {
                Kind = InterruptKind.Cascaded,
                Multiplexer = s.Controller,
                Input = input,
                SharedLine = first.Resolution.SharedLine ?? first.Source,
                Placement = LinePlacement.Unforeseeable,
            };
        }

        if (lines.All(line => line.Via.SequenceEqual(first.Via)))
            _via.AddRange(first.Via);
        return new Resolution(InterruptKind.Cascaded)
        {
            Candidates = [.. lines.SelectMany(line => line.Resolution.Number is { } number ? [number] : line.Resolution.Candidates).Distinct()],
            Multiplexer = s.Controller,
            Input = input,
            Trigger = lines.All(line => line.Resolution.Trigger == first.Resolution.Trigger) ? first.Resolution.Trigger : null,
        };
    }

    /// <summary>Software picks the line when the interrupt is first requested.</summary>
    /// <param name="s">The specifier.</param>
    /// <param name="input">The input that needs a line.</param>
    /// <param name="candidates">The numbers that seL4 may use.</param>
    /// <param name="sense">The sense at the root controller.</param>
    /// <param name="placement">The order in which lines are picked, if it is known.</param>
    /// <param name="receiver">The unit that a message goes to; null if the line goes to the interrupt parent.</param>
    public Resolution Dynamic(
        in Specifier s, uint input, ImmutableArray<uint> candidates, Senses sense,
        LinePlacement placement = LinePlacement.Unforeseeable, Node? receiver = null)
    {
        // The route is the same for every line.
        bool isRoot = Controllers.IsRoot(s.Controller);
        for (Node? at = receiver ?? (isRoot ? null : ParentOf(s.Controller)); at is not null && !_via.Contains(at) && _via.Count < MostSteps; at = ParentOf(at))
        {
            _via.Add(at);
            _steps.Add(NameOf(at));
            if (Controllers.IsRoot(at))
                break;
        }

        return new Resolution(InterruptKind.Dynamic)
        {
            Candidates = candidates,
            Trigger = sense.ToTrigger(),
            Multiplexer = s.Controller,
            Input = input,
            Placement = placement,
        };
    }

    /// <summary>A CPU's own interrupt: it never leaves the CPU, and seL4 has no number for it.</summary>
    public Resolution Private(string what)
    {
        _end = ": " + what;
        return Resolution.Private;
    }

    /// <summary>Whether a controller is below another controller.</summary>
    public bool IsSecondary(Node controller) => resolver.Parents.IsSecondary(controller);

    /// <summary>A controller's own interrupts, as written.</summary>
    public ImmutableArray<InterruptSource> Entries(Node controller) => resolver.SourcesOf(controller);

    /// <summary>A controller's own interrupts, resolved.</summary>
    public ImmutableArray<ResolvedInterrupt> Own(Node controller) => resolver.Of(controller);

    /// <summary>The controller is not supported; reported once for all interrupts that are routed to it.</summary>
    public Resolution FailUnknown(Node controller)
    {
        resolver.CountUnknown(controller);
        return Resolution.Failed(InterruptRules.UnknownControllerRule);
    }

    /// <summary>The private table that a controller has in its <c>interrupt-map</c>.</summary>
    public InterruptNexus? PrivateMap(in Specifier s) => resolver.PrivateMapOf(s.Controller);

    /// <summary>The interrupt parent of a controller, or null.</summary>
    public Node? ParentOf(Node controller) => resolver.Parents.Of(controller).Node;

    private Resolution Enter(InterruptController? rule, Specifier s)
    {
        if (rule is null)
            return UnknownControllers.Resolve(s, this);
        if (s.Count < rule.Cells.Least || s.Count > rule.Cells.Most)
            return Fail(InterruptTreeRules.CellsOfController(this, s, rule.Cells));
        return rule.Resolve(s, this);
    }

    // Distinguishes rows whose parents are all disabled, no row that matches, and a map that is already reported. Which row matches
    // does not depend on the bits that are passed.
    private Resolution Miss(InterruptNexus nexus, ImmutableArray<uint> key, Node? unavailable)
    {
        if (unavailable is not null)
            return Fail(InterruptTreeRules.RowsDisabled(this, nexus, key, unavailable));
        return nexus.Fault is { Kind: not NexusFaultKind.PassThroughLength } fault
            ? Resolution.Failed(InterruptTreeRules.MalformedMap(nexus.Node, fault).Rule)
            : Fail(InterruptTreeRules.NoRow(this, nexus, key));
    }

    private static ImmutableArray<uint> WithSense(ImmutableArray<uint> cells, Senses sense)
    {
        // The flags are the third cell of a GIC's specifier and the last of every shorter one.
        int at = Math.Min(2, cells.Length - 1);
        return at < 1 ? cells : cells.SetItem(at, (cells[at] & ~0xfu) | (uint)sense);
    }

    private static string NameOf(Node node) => node.Labels.IsEmpty ? node.Name : node.Labels[0];
}

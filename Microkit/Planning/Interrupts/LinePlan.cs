using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>
/// The lines of interrupts to which software assigns lines at run time. The board's own constants are for all enabled devices;
/// here, only the devices that the system passes are assigned lines, in document order, and the user's choices are kept.
/// </summary>
internal sealed class LinePlan
{
    private readonly PlanContext _context;
    private readonly Dictionary<InterruptPosition, (LineChoice Choice, DeviceInterrupt Interrupt)> _chosen = [];
    private readonly Dictionary<Node, HashSet<uint>> _taken = [];
    private readonly Sel4Board _placed;

    public LinePlan(PlanContext context, IReadOnlyList<DeliveredInterrupt> delivered)
    {
        _context = context;
        foreach (DeliveredInterrupt one in delivered.Where(static d => d.Line is not null))
            Choose(one.Interrupt, one.Line!.Value);

        // In most systems, every interrupt has a fixed number.
        DeviceInterrupt[] placed = [.. delivered.Select(d => LineOf(d.Interrupt)).Where(static i => !i.Candidates.IsEmpty)];
        _placed = placed.Length == 0 ? context.Board
            : context.Board.WithLines([.. _chosen.Values.Select(static c => c.Choice)], [.. placed.Select(PositionOf).Distinct()], context.Cancel);
        foreach (DeviceInterrupt one in placed)
            Take(InPlan(one));
    }

    /// <summary>The interrupt with its number in this system; null, with a diagnostic, if it gets none.</summary>
    public DeviceInterrupt? Place(DeliveredInterrupt delivered)
    {
        DeviceInterrupt interrupt = InPlan(delivered.Interrupt);
        if (interrupt.Number is not null)
            return interrupt;
        DeviceInterrupt line = LineOf(interrupt);
        bool isExhausted = line.Kind == InterruptKind.Dynamic && line.Multiplexer is { } controller
            && _taken.TryGetValue(controller, out HashSet<uint>? taken) && taken.IsSupersetOf(line.Candidates);
        _context.Report(isExhausted
            ? new PlanFinding.NoLineLeft(interrupt, line, delivered.Device.Location)
            : new PlanFinding.NoNumber(interrupt, delivered.Device.Location));
        return null;
    }

    private void Choose(DeviceInterrupt interrupt, Declared<int> wanted)
    {
        DeviceInterrupt line = LineOf(interrupt);
        // A value below 0 becomes a number that no line has.
        uint number = unchecked((uint)wanted.Value);
        if (line.Candidates.IsEmpty && line.Number == number)
            return;
        if (!line.Candidates.Contains(number))
        {
            _context.Report(new PlanFinding.NoSuchLine(interrupt, line, wanted.Value, wanted.Location));
            return;
        }

        LineChoice choice = new() { Path = line.Owner.Path, Index = line.Index, Number = number };
        (LineChoice Choice, DeviceInterrupt Interrupt) other = _chosen.Values.FirstOrDefault(c => Contradicts(c.Choice, c.Interrupt, choice, line));
        if (other.Interrupt is not null)
            _context.Report(new PlanFinding.LineChosenTwice(interrupt, other.Interrupt, choice.Number, other.Choice.Number, wanted.Location));
        else
            _chosen[PositionOf(line)] = (choice, line);
    }

    // An input has one line, and a line has one input.
    private static bool Contradicts(LineChoice a, DeviceInterrupt first, LineChoice b, DeviceInterrupt second) =>
        first.Kind == InterruptKind.Dynamic && first.Multiplexer == second.Multiplexer && (first.Input == second.Input) != (a.Number == b.Number);

    private void Take(DeviceInterrupt interrupt)
    {
        if (interrupt.Number is not { } number || interrupt.Multiplexer is not { } controller)
            return;
        if (!_taken.TryGetValue(controller, out HashSet<uint>? taken))
            _taken[controller] = taken = [];
        taken.Add(number);
    }

    // An interrupt that shares the only line of a controller has the number that software assigns to that line.
    private DeviceInterrupt LineOf(DeviceInterrupt interrupt)
    {
        HashSet<Node> passed = [];
        while (interrupt is { Kind: InterruptKind.Cascaded, Multiplexer: { } controller } && passed.Add(controller)
            && _context.Board[controller].Interrupts is [{ } only])
            interrupt = only;
        return interrupt;
    }

    // A slot of a PCI bus gets its line from the bridge's map, not from the bridge's own interrupts.
    private DeviceInterrupt InPlan(DeviceInterrupt interrupt) =>
        _placed == _context.Board || !_context.Board[interrupt.Owner].Interrupts.Any(own => ReferenceEquals(own, interrupt))
        ? interrupt
        : _placed[interrupt.Owner].Interrupts.First(i => i.Index == interrupt.Index);

    private static InterruptPosition PositionOf(DeviceInterrupt interrupt) => new(interrupt.Owner.Path, interrupt.Index);
}

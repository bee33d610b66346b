using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>
/// Assigns lines to interrupts whose controller picks one at run time. The order in which drivers will request them is not known, so
/// document order is used: the first consumer takes the first free line. Lines that the user has chosen are assigned first.
/// </summary>
internal sealed class LinePlacements
{
    private readonly DeviceFindings _found;
    private readonly Dictionary<InterruptPosition, uint> _chosen = [];
    private readonly Dictionary<Node, Lines> _lines = [];

    private LinePlacements(Sel4Options options, DeviceFindings found)
    {
        _found = found;
        foreach (LineChoice choice in options.Lines)
            _chosen[new InterruptPosition(choice.Path, choice.Index)] = choice.Number;
    }

    /// <summary>The board with a number for each such interrupt that gets one.</summary>
    public static Board Place(Board board, Sel4Options options, DeviceFindings found, CancellationToken cancel)
    {
        // On most boards, every interrupt has a fixed number.
        List<(Device Device, DeviceInterrupt Interrupt)> open = [];
        foreach (Device device in board.Devices)
        {
            foreach (DeviceInterrupt interrupt in device.Interrupts)
            {
                if (!interrupt.Candidates.IsEmpty)
                    open.Add((device, interrupt));
            }
        }

        if (open.Count == 0)
            return board;
        LinePlacements placements = new(options, found);
        foreach ((_, DeviceInterrupt interrupt) in open)
            placements.Reserve(interrupt);

        HashSet<InterruptPosition>? passed = options.PassedThrough is { } positions ? [.. positions] : null;
        Dictionary<InterruptPosition, uint> placed = [];
        foreach ((Device device, DeviceInterrupt interrupt) in open)
        {
            cancel.ThrowIfCancellationRequested();
            if (placements.Place(interrupt, passed?.Contains(interrupt.Position) ?? device.IsEnabled) is { } number)
                placed[interrupt.Position] = number;
        }

        // An interrupt that shares a line has the line's number.
        return board.WithNumbers(interrupt => placed.TryGetValue(interrupt.Position, out uint own) ? own
            : interrupt.SharedLine is { } line && placed.TryGetValue(line, out uint shared) ? shared
            : null);
    }

    // Reserves the lines that the user has chosen, so that others do not get them; interrupts on one input share its line.
    private void Reserve(DeviceInterrupt interrupt)
    {
        if (ChoiceOf(interrupt) is not { } number || interrupt.Multiplexer is not { } controller)
            return;
        Lines lines = LinesOf(controller);
        lines.Reserved.Add(number);
        if (interrupt.Candidates.Contains(number))
            lines.Taken[interrupt.Input.GetValueOrDefault()] = number;
    }

    // Null if no rule gives a number, or if no line is left.
    private uint? Place(DeviceInterrupt interrupt, bool isPassed)
    {
        if (ChoiceOf(interrupt) is { } chosen)
        {
            if (!interrupt.Candidates.Contains(chosen))
                _found.Add(interrupt.Owner, PlacementRules.NoCandidate(interrupt, chosen));
            return chosen;
        }

        return isPassed && interrupt is { IsFirstFree: true, Multiplexer: { } controller } ? FirstFree(interrupt, LinesOf(controller)) : null;
    }

    private uint? FirstFree(DeviceInterrupt interrupt, Lines lines)
    {
        // A pad has one channel: a second consumer of a pad shares the channel of the first.
        uint input = interrupt.Input.GetValueOrDefault();
        if (lines.Taken.TryGetValue(input, out uint taken))
            return taken;
        foreach (uint candidate in interrupt.Candidates)
        {
            if (lines.Reserved.Contains(candidate) || lines.Taken.ContainsValue(candidate))
                continue;
            lines.Taken[input] = candidate;
            _found.Add(interrupt.Owner, PlacementRules.Placed(interrupt, candidate));
            return candidate;
        }

        _found.Add(interrupt.Owner, PlacementRules.NoneLeft(interrupt));
        return null;
    }

    private uint? ChoiceOf(DeviceInterrupt interrupt) => _chosen.TryGetValue(interrupt.Position, out uint number) ? number : null;

    private Lines LinesOf(Node controller) => _lines.TryGetValue(controller, out Lines? lines) ? lines : _lines[controller] = new Lines();

    private sealed class Lines
    {
        public Dictionary<uint, uint> Taken { get; } = [];

        public HashSet<uint> Reserved { get; } = [];
    }
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Hardware.Rules;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware.Interrupts;

/// <summary>
/// Gives lines to interrupts that software places at run time. The order in which drivers will ask cannot be known; ours
/// is that of the document: the first consumer takes the first free line. What the user has chosen stands.
/// </summary>
internal sealed class LinePlacements(BoardOptions options, DiagnosticSink diagnostics)
{
    private readonly Dictionary<Node, Lines> _lines = [];

    private readonly Dictionary<(string Path, int Index), uint> _chosen = Chosen(options);

    /// <summary>Keeps the lines that the user has chosen from being given to others; who shares the input shares the line.</summary>
    public void Reserve(ResolvedInterrupt interrupt)
    {
        if (ChoiceOf(interrupt) is not { } number || interrupt.Resolution.Multiplexer is not { } controller)
            return;
        Lines lines = LinesOf(controller);
        lines.Reserved.Add(number);
        if (interrupt.Resolution.Candidates.Contains(number))
            lines.Taken[interrupt.Resolution.Input.GetValueOrDefault()] = number;
    }

    /// <summary>The number of a placed interrupt; null where no rule tells, or where no line is left.</summary>
    /// <param name="interrupt">An interrupt with candidates.</param>
    /// <param name="isPassed">Whether its device is passed to a guest; only those take lines.</param>
    public uint? Place(ResolvedInterrupt interrupt, bool isPassed)
    {
        Resolution resolution = interrupt.Resolution;
        if (ChoiceOf(interrupt) is { } chosen)
        {
            if (!resolution.Candidates.Contains(chosen))
                diagnostics.Add(interrupt.Source.Owner, PlacementRules.NoCandidate(interrupt, chosen));
            return chosen;
        }

        if (resolution.Placement != LinePlacement.FirstFree || resolution.Multiplexer is not { } controller)
            return null;
        return isPassed ? FirstFree(interrupt, LinesOf(controller)) : null;
    }

    private uint? FirstFree(ResolvedInterrupt interrupt, Lines lines)
    {
        // One pad, one channel: a second consumer of a pad shares what the first has.
        uint input = interrupt.Resolution.Input.GetValueOrDefault();
        if (lines.Taken.TryGetValue(input, out uint taken))
            return taken;
        foreach (uint candidate in interrupt.Resolution.Candidates)
        {
            if (lines.Reserved.Contains(candidate) || lines.Taken.ContainsValue(candidate))
                continue;
            lines.Taken[input] = candidate;
            diagnostics.Add(interrupt.Source.Owner, PlacementRules.Placed(interrupt, candidate));
            return candidate;
        }

        diagnostics.Add(interrupt.Source.Owner, PlacementRules.NoneLeft(interrupt));
        return null;
    }

    private uint? ChoiceOf(ResolvedInterrupt interrupt) =>
        _chosen.TryGetValue((interrupt.Source.Owner.Path, interrupt.Source.Index), out uint number) ? number : null;

    private Lines LinesOf(Node controller) =>
        _lines.TryGetValue(controller, out Lines? lines) ? lines : _lines[controller] = new Lines();

    private static Dictionary<(string, int), uint> Chosen(BoardOptions options)
    {
        Dictionary<(string, int), uint> chosen = [];
        foreach (LineChoice choice in options.Lines)
            chosen[(choice.Path, choice.Index)] = choice.Number;
        return chosen;
    }

    private sealed class Lines
    {
        public Dictionary<uint, uint> Taken { get; } = [];

        public HashSet<uint> Reserved { get; } = [];
    }
}

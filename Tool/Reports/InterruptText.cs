using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Lookup;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>What raises an interrupt, and what a channel id is, as text.</summary>
internal static class InterruptText
{
    // A person would not read more names than these.
    private const int MostNames = 64;

    /// <summary>The answer for an interrupt.</summary>
    public static string Of(InterruptFacts facts, Sel4Board board, string? system)
    {
        string what = facts.Sources is [var first, ..] ? Name(first) + (facts.Sources.Length > 1 ? ", and others" : "") : "no device of the board raises it";
        FactList list = new(FormattableString.Invariant($"interrupt {facts.Number}: {what}"));
        foreach (DeviceInterrupt source in facts.Sources)
            list.Add("raised by", $"{Name(source)}{Trigger(source.Trigger)}{(source.Route.Length > 0 ? ", " + source.Route : "")}{(board[source.Owner].IsEnabled ? "" : ", not enabled")}");
        if (facts.Candidates.Length > 0)
            list.Add("may be of", facts.Candidates.Select(static candidate => Name(candidate) + Other(candidate)));
        if (facts.KernelUse is { } use)
            list.Add("kernel", $"keeps it: {use}");
        if (system is not null)
            list.Add("goes to", facts.Channels.IsEmpty ? ["no domain"] : facts.Channels.Select(static c => FormattableString.Invariant($"domain '{c.Domain}', {(c.Id is { } id ? $"channel {id}" : "a channel without an id")}{Trigger(c.Trigger)}")));
        if (facts.Channels.IsEmpty && facts.KernelUse is null)
        {
            foreach (Node device in facts.Sources.Select(static source => source.Owner).Distinct().Where(node => board[node].Role == DeviceRole.Device))
                list.Add("to pass it", $"on the command line: --pass {device.Path}", $"in C#: [Passthrough(\"{device.Path}\")]");
            if (system is not null && facts.Sources is [var source, ..])
                list.Add("", FormattableString.Invariant($"in {system}: <irq irq=\"{facts.Number}\" trigger=\"{(source.Trigger == InterruptTrigger.Edge ? "edge" : "level")}\" id=\"…\" />"));
        }

        return list.ToString();
    }

    /// <summary>The answer for a channel id.</summary>
    public static string OfChannel(int id, ImmutableArray<ChannelFacts> channels, BoardLookup lookup)
    {
        FactList list = new(FormattableString.Invariant($"channel {id}: {(channels.IsEmpty ? "no domain has it" : "")}").TrimEnd());
        foreach (ChannelFacts channel in channels)
        {
            string what = channel.Interrupt is not { } number ? $"notified by domain '{channel.Peer}'"
                : FormattableString.Invariant($"interrupt {number}{Trigger(channel.Trigger)}") + Sources(lookup.OfInterrupt(number).Sources);
            list.Add("in", $"domain '{channel.Domain}': {what}");
        }

        return list.ToString();
    }

    /// <summary><c>/soc/ethernet@ff3f0000 macirq</c>.</summary>
    public static string Name(DeviceInterrupt interrupt) => $"{interrupt.Owner.Path} {interrupt.Label}";

    /// <summary><c>, level</c>.</summary>
    public static string Trigger(InterruptTrigger? trigger) => trigger switch { InterruptTrigger.Edge => ", edge", InterruptTrigger.Level => ", level", _ => "" };

    private static string Sources(ImmutableArray<DeviceInterrupt> sources) => string.Concat(sources.Take(MostNames).Select(static source => ", " + Name(source)))
        + (sources.Length > MostNames ? FormattableString.Invariant($" and {sources.Length - MostNames} more") : "");

    private static string Other(DeviceInterrupt candidate) => candidate.Number is { } number ? FormattableString.Invariant($", for which {number} is chosen") : "";
}

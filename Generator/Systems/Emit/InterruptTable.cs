using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Generator.Emit;
using Boards.Hardware;
using Boards.Microkit.Planning.Interrupts;

namespace Boards.Generator.Systems.Emit;

/// <summary>
/// The members of a class of interrupts that look them up: all interrupts, the facts about the interrupt of a channel, and the channel
/// of an interrupt.
/// Written for the oldest C# of a netstandard2.0 project; the lookups are switches over constants and allocate nothing.
/// </summary>
internal sealed class InterruptTable
{
    private readonly ImmutableArray<PlannedRoute> _routes;

    private InterruptTable(ImmutableArray<PlannedRoute> routes) => _routes = routes;

    /// <summary>The names of the members.</summary>
    public static ImmutableArray<string> Members { get; } = ["All", "TryGetRoute", "TryGetNumber", "TryGetVcpu", "TryGetChannel"];

    /// <summary>The table of some interrupts, in their order.</summary>
    public static InterruptTable Of(IEnumerable<PlannedRoute> routes) => new([.. routes]);

    /// <summary>Writes the members.</summary>
    public void Write(CodeWriter code)
    {
        code.Line("private static readonly global::Boards.InterruptRoute[] routes =");
        code.Open();
        foreach (PlannedRoute route in _routes)
            code.Line(Construct(route) + ",");
        code.Close(";");
        code.Line("/// <summary>All of them, in the order of the declaration. Devices that share a line share the channel, too.</summary>");
        code.Line("public static global::Boards.InterruptRoutes All => new global::Boards.InterruptRoutes(routes);");

        // A line that several devices share is one channel.
        PlannedRoute[] byChannel = [.. _routes.GroupBy(static r => r.Channel).Select(static same => same.First()).OrderBy(static r => r.Channel)];
        PlannedRoute[] byNumber = [.. byChannel.OrderBy(static r => r.Number)];
        Lookup(code, "The route of the interrupt that a channel signals; for a shared line, that of its first device.", "Route", "global::Boards.InterruptRoute route",
            "int channel", byChannel, static r => Text(r.Channel), static r => Construct(r), "default(global::Boards.InterruptRoute)");
        Lookup(code, "The number of the interrupt that a channel signals.", "Number", "uint number",
            "int channel", byChannel, static r => Text(r.Channel), static r => Literal.Of(r.Number), "0");
        if (byChannel.All(static r => r.Vcpu is not null))
        {
            Lookup(code, "The virtual CPU that takes the interrupt that a channel signals.", "Vcpu", "int vcpu",
                "int channel", byChannel, static r => Text(r.Channel), static r => Text(r.Vcpu.GetValueOrDefault()), "0");
        }

        Lookup(code, "The channel that signals an interrupt.", "Channel", "int channel",
            "uint number", byNumber, static r => Literal.Of(r.Number), static r => Text(r.Channel), "0");
    }

    private static void Lookup(
        CodeWriter code,
        string summary,
        string name,
        string result,
        string key,
        PlannedRoute[] routes,
        Func<PlannedRoute, string> keyOf,
        Func<PlannedRoute, string> valueOf,
        string none)
    {
        string variable = result.Substring(result.LastIndexOf(' ') + 1);
        code.Line($"/// <summary>{summary}</summary>");
        code.Line("/// <returns>Whether there is one.</returns>");
        code.Line($"public static bool TryGet{name}({key}, out {result})");
        code.Open();
        code.Line($"switch ({key.Substring(key.LastIndexOf(' ') + 1)})");
        code.Open();
        foreach (PlannedRoute route in routes)
            code.Line($"case {keyOf(route)}: {variable} = {valueOf(route)}; return true;");
        code.Line($"default: {variable} = {none}; return false;");
        code.Close();
        code.Close();
    }

    private static string Construct(PlannedRoute route)
    {
        string trigger = route.Trigger == InterruptTrigger.Edge ? "Edge" : "Level";
        string vcpu = route.Vcpu is { } id ? Text(id) : "null";
        return $"new global::Boards.InterruptRoute({Text(route.Channel)}, {Literal.Of(route.Number)}, global::Boards.TriggerMode.{trigger}, {vcpu}, {Literal.Of(route.DevicePath)})";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Report;

/// <summary>The route of each interrupt: from the device through front ends and the root controller to a channel and a virtual CPU.</summary>
internal static class InterruptSection
{
    public static void Write(HtmlText page, ReportFacts facts)
    {
        page.Add($"<section id=\"interrupts\"><h2>Interrupts</h2>\n");
        page.Add($"<p class=\"note\">From the device through the interrupt controllers to the number that seL4 sees, and on to the channel that notifies a protection domain and the virtual CPU of its guest.</p>\n");
        page.Add($"<div class=\"wide\"><table class=\"find sort\" id=\"irqtable\"><caption>Ways of interrupts</caption>\n<thead><tr><th scope=\"col\">Device<th scope=\"col\">Interrupt<th scope=\"col\">Controllers<th scope=\"col\" class=\"num\">Number<th scope=\"col\">Trigger<th scope=\"col\">Goes to</thead>\n<tbody>\n");
        foreach (Device device in facts.Devices)
        {
            foreach (DeviceInterrupt interrupt in device.Interrupts)
                page.Add($"<tr data-s=\"{(device.IsEnabled ? "on" : "off")}\"><td>{facts.LinkTo(device.Node)}<td>{interrupt.Label}<td class=\"way\">{Way(facts, interrupt)}<td class=\"num\">{Number(interrupt)}<td>{Trigger(interrupt.Trigger)}<td class=\"way\">{Receivers(facts, device, interrupt)}\n");
        }

        page.Add($"</table></div></section>\n");
    }

    /// <summary><c>level</c>, <c>edge</c>, or nothing.</summary>
    public static string Trigger(InterruptTrigger? trigger) => trigger switch { InterruptTrigger.Edge => "edge", InterruptTrigger.Level => "level", _ => "" };

    private static Markup Way(ReportFacts facts, DeviceInterrupt interrupt)
    {
        string numbers = interrupt.Route.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and int colon ? interrupt.Route.Substring(colon + 2) : "";
        IEnumerable<Markup> stops = interrupt.Via.Select((controller, i) => Stop(facts, controller, i == interrupt.Via.Length - 1 ? numbers : ""));
        return Markup.Join("", stops);
    }

    private static Markup Stop(ReportFacts facts, Node controller, string numbers) => numbers.Length == 0
        ? Markup.Of($"<span class=\"hop\">{facts.LinkTo(controller)}</span>")
        : Markup.Of($"<span class=\"hop\">{facts.LinkTo(controller)} <small>{numbers}</small></span>");

    private static string Number(DeviceInterrupt interrupt) => interrupt switch
    {
        { Number: { } number, Candidates.Length: > 0 } => FormattableString.Invariant($"{number} (of {interrupt.Candidates.Min()}–{interrupt.Candidates.Max()})"),
        { Number: { } number } => FormattableString.Invariant($"{number}"),
        { Candidates.Length: > 0 } => FormattableString.Invariant($"one of {interrupt.Candidates.Min()}–{interrupt.Candidates.Max()}"),
        { FailedBy: { } rule } => rule.Id,
        _ => "none",
    };

    private static Markup Receivers(ReportFacts facts, Device device, DeviceInterrupt interrupt)
    {
        ImmutableArray<(SystemPlan Plan, PlannedRoute Route)> routes = [.. facts.Owners.RoutesOf(interrupt)];
        if (!routes.IsEmpty)
            return Markup.Join("<br>", routes.Select(r => Receiver(facts, r.Plan, r.Route)));
        if (KernelUse.Of(facts.Board.Platform, interrupt) is { } use)
            return new Owner("kernel", $"kernel ({use})").Badge;
        return (device.IsEnabled ? Owner.Nobody : Owner.Disabled).Badge;
    }

    private static Markup Receiver(ReportFacts facts, SystemPlan plan, PlannedRoute route) => route.Vcpu is { } vcpu
        ? Markup.Of($"<span class=\"hop\">{route.ProtectionDomain} channel {route.Channel}</span><span class=\"hop\">{facts.Owners.Of(plan, route.Holder).Badge} vCPU {vcpu}</span>")
        : Markup.Of($"<span class=\"hop\">{facts.Owners.Of(plan, route.ProtectionDomain).Badge} channel {route.Channel}</span>");
}

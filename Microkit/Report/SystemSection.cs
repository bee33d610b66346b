using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Request;
using static Boards.Microkit.Report.ReportFacts;

namespace Boards.Microkit.Report;

/// <summary>The systems as boxes: protection domains with their machines and children, memory regions, channels.</summary>
internal static class SystemSection
{
    // Longer lists are folded.
    private const int LongList = 12;

    public static void Write(HtmlText page, ReportFacts facts)
    {
        foreach ((SystemPlan plan, int number) in facts.Systems.Select(static (plan, i) => (plan, i)))
        {
            ILookup<(string Domain, string Machine), PlannedGuest> guests = plan.Guests.ToLookup(static guest => (guest.ProtectionDomain, guest.Machine));
            page.Add($"<section id=\"system{number}\"><h2>System {plan.Name}</h2>\n<p class=\"note\">{plan.Description.Version.Title()}{(plan.Description.IsDefault ? ". The default system: it passes every enabled device to one guest" : "")}.</p>\n<div class=\"system\">\n<div class=\"domains\">\n");
            foreach (ProtectionDomainRequest domain in plan.Description.ProtectionDomains)
                Domain(page, facts, plan, guests, domain);
            page.Add($"</div>\n");
            Regions(page, facts, plan);
            page.Add($"</div>\n");
            Channels(page, plan);
            page.Add($"</section>\n");
        }
    }

    private static void Domain(HtmlText page, ReportFacts facts, SystemPlan plan, ILookup<(string Domain, string Machine), PlannedGuest> guests, ProtectionDomainRequest domain)
    {
        page.Add($"<article class=\"box {facts.Owners.Of(plan, domain.Name.Value).Style}\"><h3><small>protection domain</small> {domain.Name.Value}</h3>\n<p class=\"facts\">");
        page.Add($"{Markup.Join(" · ", FactsOf(domain))}</p>\n");
        Maps(page, domain.Maps);
        if (!domain.Irqs.IsEmpty)
        {
            Fold(page, Count(domain.Irqs.Count, "interrupt"), domain.Irqs.Count, domain.Irqs.Select(irq =>
                Markup.Of($"channel {irq.Id?.Value}: interrupt {irq.Number.Value} {InterruptSection.Trigger(irq.Trigger?.Value)}{(irq.Comment is null ? "" : ", ")}{irq.Comment}")));
        }

        foreach (VirtualMachineRequest machine in domain.VirtualMachines)
            Machine(page, facts, plan, guests, domain, machine);
        foreach (ProtectionDomainRequest child in domain.Children)
            Domain(page, facts, plan, guests, child);
        page.Add($"</article>\n");
    }

    private static IEnumerable<Markup> FactsOf(ProtectionDomainRequest domain)
    {
        if (domain.Image is { } image)
            yield return Markup.Of($"<code>{image.Value}</code>");
        if (domain.Priority is { } priority)
            yield return Markup.Of($"priority {priority.Value}");
        if (domain.Budget is { } budget)
            yield return Markup.Of($"budget {budget.Value} µs");
        if (domain.Period is { } period)
            yield return Markup.Of($"period {period.Value} µs");
        if (domain.Cpu is { } cpu)
            yield return Markup.Of($"CPU {cpu.Value}");
        if (domain.Id is { } id)
            yield return Markup.Of($"child {id.Value}");
        if (domain.Passive is { Value: true })
            yield return Markup.Of($"passive");
    }

    private static void Machine(
        HtmlText page, ReportFacts facts, SystemPlan plan, ILookup<(string Domain, string Machine), PlannedGuest> guests, ProtectionDomainRequest domain, VirtualMachineRequest machine)
    {
        page.Add($"<article class=\"box {facts.Owners.Of(plan, machine.Name.Value).Style}\"><h3><small>virtual machine</small> {machine.Name.Value}</h3>\n<p class=\"facts\">{Markup.Join(" · ", machine.VcpuIds.Select(static id => Markup.Of($"vCPU {id}")))}</p>\n");
        if (guests[(domain.Name.Value, machine.Name.Value)].FirstOrDefault() is { } guest)
        {
            ImmutableArray<Markup> images = [.. Image("kernel", guest.Kernel), .. Image("devicetree", guest.Devicetree), .. Image("initrd", guest.Initrd)];
            if (!images.IsEmpty)
                page.Add($"<p class=\"facts\">{Markup.Join(" · ", images)}</p>\n");
        }

        Maps(page, machine.Maps);
        page.Add($"</article>\n");
    }

    private static IEnumerable<Markup> Image(string name, GuestImage? image)
    {
        if (image is not null)
            yield return Markup.Of($"{name} at {Hex(image.Address)}");
    }

    private static void Maps(HtmlText page, ValueList<MapRequest> maps)
    {
        if (!maps.IsEmpty)
            Fold(page, Count(maps.Count, "map"), maps.Count, maps.Select(static map => Markup.Of($"<span data-mr=\"{map.Region.Value}\"><code>{map.Region.Value}</code> at {Hex(map.Address.Value)} {map.Permissions?.Value}{(map.Cached is { Value: false } ? ", not cached" : "")}</span>")));
    }

    private static void Regions(HtmlText page, ReportFacts facts, SystemPlan plan)
    {
        ValueList<MemoryRegionRequest> regions = plan.Description.MemoryRegions;
        page.Add($"<div class=\"box regions\"><h3>Memory regions</h3>\n");
        Fold(page, Count(regions.Count, "region"), regions.Count, regions.Select(region =>
            Markup.Of($"<span data-mr=\"{region.Name.Value}\"><code>{region.Name.Value}</code> {(region.Size is { } size ? Size(size.Value) : "")}{(region.PhysicalAddress is { } at ? " at " + Hex(at.Value) : "")} {facts.Owners.Of(plan, region).Badge}</span>")));
        page.Add($"</div>\n");
    }

    private static void Channels(HtmlText page, SystemPlan plan)
    {
        if (plan.Description.Channels.IsEmpty)
            return;
        page.Add($"<ul class=\"channels\" aria-label=\"Channels\">\n");
        foreach (ChannelRequest channel in plan.Description.Channels)
            page.Add($"<li>{End(channel.First)} <span aria-hidden=\"true\">&#8644;</span> {End(channel.Second)}\n");
        page.Add($"</ul>\n");
    }

    private static Markup End(ChannelEndRequest end) =>
        Markup.Of($"<b>{end.ProtectionDomain.Value}</b> channel {end.Id?.Value}{(end.ProtectedCalls is { Value: true } ? ", calls" : "")}{(end.Notify is { Value: false } ? ", does not notify" : "")}");

    private static void Fold(HtmlText page, string title, int count, IEnumerable<Markup> items)
    {
        page.Add($"<details{(count <= LongList ? " open" : "")}><summary>{title}</summary><ul>\n");
        foreach (Markup item in items)
            page.Add($"<li>{item}\n");
        page.Add($"</ul></details>\n");
    }
}

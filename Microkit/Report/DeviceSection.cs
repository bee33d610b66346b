using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using static Boards.Microkit.Report.ReportFacts;

namespace Boards.Microkit.Report;

/// <summary>The devices of the board.</summary>
internal static class DeviceSection
{
    public static void Write(HtmlText page, ReportFacts facts)
    {
        page.Add($"<section id=\"devices\"><h2>Devices</h2>\n");
        page.Add($"<div class=\"tools js\"><label>Status <select data-filter=\"s\" data-table=\"devtable\"><option value=\"\">all<option value=\"on\">enabled<option value=\"off\">not enabled</select></label> <label>Owner <select data-filter=\"o\" data-table=\"devtable\"><option value=\"\">all");
        foreach (Owner owner in facts.Owners.Holders.Append(new Owner("kernel", "kernel")).Append(Owner.Nobody))
            page.Add($"<option value=\"{owner.Style}\">{owner.Name}");
        page.Add($"</select></label> <span class=\"count\" data-count=\"devtable\" role=\"status\" aria-live=\"polite\"></span></div>\n");
        page.Add($"<div class=\"wide\"><table class=\"find sort\" id=\"devtable\"><caption>Devices in the order of the devicetree</caption>\n<thead><tr><th scope=\"col\">Device<th scope=\"col\">Compatible<th scope=\"col\">Status<th scope=\"col\">Owner<th scope=\"col\">Registers<th scope=\"col\">Interrupts</thead>\n<tbody>\n");
        for (int i = 0; i < facts.Devices.Length; i++)
            Row(page, facts, facts.Devices[i], i);
        page.Add($"</table></div></section>\n");
    }

    private static void Row(HtmlText page, ReportFacts facts, Device device, int row)
    {
        Owner[] owners = [.. facts.Owners.Of(device)];
        string styles = string.Join(" ", owners.Select(static o => o.Style).Distinct());
        page.Add($"<tr id=\"d{row}\" data-s=\"{(device.IsEnabled ? "on" : "off")}\" data-o=\"{styles}\"><td><code>{device.Path}</code>");
        if (!device.Node.Labels.IsEmpty)
            page.Add($" <small>{string.Join(", ", device.Node.Labels)}</small>");
        page.Add($"<td>{device.Compatible.FirstOrDefault()}<td>{StatusOf(device)}<td>{Markup.Join(" ", owners.Select(static o => o.Badge))}<td class=\"num\">{Lines(device.Regions.Select(Region))}<td>{Lines(device.Interrupts.Select(Interrupt))}\n");
    }

    private static string StatusOf(Device device) =>
        device.Status != NodeStatus.Okay ? device.Node.Find("status")?.String ?? "" : device.IsEnabled ? "okay" : "disabled by its bus";

    private static Markup Lines(IEnumerable<Markup> lines) => Markup.Join("<br>", lines);

    private static Markup Region(DeviceRegion region) => region.IsMemoryMapped
        ? Markup.Of($"{Hex(region.Range.Start)} + {Hex(region.Size)}{Label(region.Name)}")
        : Markup.Of($"bus {region.BusAddressText}{Label(region.Name)}");

    private static Markup Interrupt(DeviceInterrupt interrupt) => interrupt.Number is { } number
        ? Markup.Of($"{number} {InterruptSection.Trigger(interrupt.Trigger)}{Label(interrupt.Name)}")
        : Markup.Of($"none{Label(interrupt.Name)}");

    private static Markup Label(string? name) => name is null ? Markup.Empty : Markup.Of($" <small>{name}</small>");
}

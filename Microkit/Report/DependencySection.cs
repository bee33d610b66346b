using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Report;

/// <summary>The direct dependencies of each enabled device; the page's script draws the indirect ones, too.</summary>
internal static class DependencySection
{
    public static void Write(HtmlText page, ReportFacts facts)
    {
        page.Add($"<section id=\"dependencies\"><h2>Dependencies</h2>\n");
        page.Add($"<p class=\"note\">What a device needs to work: clocks, resets, pins, power domains, PHYs, and the buses that hold its registers. <b>registers</b>: its driver accesses the registers of the other device, so both must be passed to the same guest; the other kinds need nothing mapped.</p>\n");
        page.Add($"<div class=\"tools js\"><label>Show the graph of <select id=\"root\"></select></label></div><div id=\"graph\" class=\"js\" tabindex=\"0\" role=\"region\" aria-label=\"Graph of dependencies; the table below has the same content\"></div>\n");
        page.Add($"<div class=\"wide\"><table class=\"find sort\" id=\"deptable\"><caption>Direct dependencies of enabled devices</caption>\n<thead><tr><th scope=\"col\">Device<th scope=\"col\">Needs<th scope=\"col\">Kind<th scope=\"col\">Because of</thead>\n<tbody>\n");
        foreach (Device device in facts.Devices.Where(static d => d.IsEnabled))
        {
            foreach ((Node node, string kind, string reason) in Direct(facts, device))
                page.Add($"<tr data-f=\"{facts.RowOf(device.Node)}\" data-t=\"{facts.RowOf(node)}\"><td>{facts.LinkTo(device.Node)}<td>{facts.LinkTo(node)}<td>{kind}<td>{reason}\n");
        }

        page.Add($"</table></div></section>\n");
    }

    private static IEnumerable<(Node Node, string Kind, string Reason)> Direct(ReportFacts facts, Device device)
    {
        DependencyClosure needs = facts.Board.Dependencies.Direct(device.Node);
        foreach (Requirement need in needs.Requirements)
            yield return (need.Node, "registers", need.Reason is { } reason ? Place(reason) : need.IsMade ? "its driver makes it" : "it is reached through it");

        // Interrupts have a section of their own.
        foreach (Dependency note in needs.Notes.Where(static note => note.Property != "interrupts"))
            yield return (note.Provider, Word(note.Kind), Place(note));
    }

    private static string Place(Dependency reference) => FormattableString.Invariant($"{reference.Property}[{reference.Index}]{(reference.IsProbable ? " (probably)" : "")}");

    private static string Word(DependencyKind kind) => kind switch
    {
        DependencyKind.Registers => "registers",
        DependencyKind.Firmware => "firmware",
        DependencyKind.Hypervisor => "hypervisor",
        DependencyKind.Memory => "memory",
        _ => "information",
    };
}

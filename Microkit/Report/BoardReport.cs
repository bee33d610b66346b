using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Report;

/// <summary>
/// A page about a board and the systems on it: one HTML file that needs no network and is the same for the same input.
/// Its tables can be read without scripts; the script searches, sorts, zooms and draws graphs.
/// </summary>
public sealed class BoardReport
{
    /// <summary>The name of the board, or of the file that describes it.</summary>
    public required string Name { get; init; }

    /// <summary>The board.</summary>
    public required Sel4Board Board { get; init; }

    /// <summary>The plans of the systems on the board.</summary>
    public ImmutableArray<SystemPlan> Systems { get; init; } = [];

    /// <summary>The diagnostics of the board and its systems.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The URL of a source relative to the folder of the page; null for a source without one.</summary>
    public Func<string, string?> LinkTo { get; init; } = static _ => null;

    /// <summary>The links of a page in a folder to sources with full paths.</summary>
    /// <param name="folder">The full path of the folder; empty if it is not known, and then there are no links.</param>
    public static Func<string, string?> LinksFrom(string folder) => source => folder.Length == 0 ? null : SourceLinks.Relative(folder, source);

    /// <summary>The page.</summary>
    public string ToHtml() => ToHtml(CancellationToken.None);

    /// <summary>The page.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    internal string ToHtml(CancellationToken cancel)
    {
        ReportFacts facts = new(Board, Systems, cancel);
        ImmutableArray<Diagnostic> shown = [.. Diagnostics.Where(static d => d.Severity > Severity.Hidden)];
        HtmlText page = new(cancel);
        WriteHead(page);
        WriteBar(page);
        page.Add($"<main>\n");
        WriteOverview(page, facts, shown);
        SystemSection.Write(page, facts);
        MapSection.Write(page, facts);
        InterruptSection.Write(page, facts);
        DeviceSection.Write(page, facts);
        DependencySection.Write(page, facts);
        DiagnosticSection.Write(page, shown, new SourceLinks(shown, LinkTo));
        page.Add($"</main>\n<script>").AddFile(PageFile.Script).Add($"</script>\n</html>\n");
        return page.ToString();
    }

    // The policy allows the page's own styles and script by their hashes. Nothing else runs, and nothing is loaded.
    private void WriteHead(HtmlText page)
    {
        page.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{new Markup(PageFile.Style.Hash)}'; script-src '{new Markup(PageFile.Script.Hash)}'; img-src data:; base-uri 'none'; form-action 'none'\">\n");
        page.Add($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{Name} – board report</title>\n<style>");
        page.AddFile(PageFile.Style).Add($"</style>\n</head>\n");
    }

    private void WriteBar(HtmlText page)
    {
        page.Add($"<body>\n<a class=\"skip\" href=\"#map\">Skip to the memory map</a>\n<header><div class=\"bar\"><b>{Name}</b><nav aria-label=\"Sections\">");
        foreach (int number in Enumerable.Range(0, Systems.Length))
            page.Add($"<a href=\"#system{number}\">{(Systems.Length == 1 ? "System" : Systems[number].Name)}</a>");
        page.Add($"<a href=\"#map\">Memory map</a><a href=\"#interrupts\">Interrupts</a><a href=\"#devices\">Devices</a><a href=\"#dependencies\">Dependencies</a><a href=\"#diagnostics\">Diagnostics</a></nav>");
        page.Add($"<span class=\"js find\"><input id=\"q\" type=\"search\" placeholder=\"Name, compatible or 0xaddress&#8201;&#8230;  ( / )\" aria-label=\"Search all tables\" autocomplete=\"off\" spellcheck=\"false\"><span id=\"hits\" role=\"status\" aria-live=\"polite\"></span></span><button id=\"theme\" class=\"js\" type=\"button\" aria-label=\"Colours: as the system\">&#9680;</button></div></header>\n");
    }

    private void WriteOverview(HtmlText page, ReportFacts facts, ImmutableArray<Diagnostic> shown)
    {
        Node root = Board.Tree.Root;
        page.Add($"<section id=\"overview\"><h1>{root.Find("model")?.String ?? Name}</h1>\n<p class=\"note\">{string.Join(", ", Board[root].Compatible)}</p>\n<dl class=\"cards\">\n");
        Card(page, "seL4 platform", Board.Platform.Name ?? "not in the table");
        Card(page, "Memory", Memory());
        Card(page, "Devices", FormattableString.Invariant($"{facts.Devices.Count(static d => d.IsEnabled)} enabled of {facts.Devices.Length}"));
        Card(page, "Interrupts", FormattableString.Invariant($"{facts.Devices.Where(static d => d.IsEnabled).Sum(static d => d.Interrupts.Length)} of enabled devices"));
        Card(page, "Systems", Systems.IsEmpty ? "none" : string.Join(", ", Systems.Select(static plan => plan.Name)));
        Card(page, "Diagnostics", DiagnosticSection.Summary(shown));
        page.Add($"</dl></section>\n");
    }

    private string Memory()
    {
        return Board.Hardware.Memory.IsEmpty ? "not in the devicetree" : string.Join(", ", Board.Hardware.Memory.Select(static range => $"{ReportFacts.Size(range.Size)} at {ReportFacts.Hex(range.Start)}"));
    }

    private static void Card(HtmlText page, string title, string content) => page.Add($"<div><dt>{title}<dd>{content}</div>\n");
}

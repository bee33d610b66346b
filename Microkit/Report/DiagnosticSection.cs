using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Report;

/// <summary>The diagnostics of the board and its systems, with links to the files.</summary>
internal static class DiagnosticSection
{
    public static void Write(HtmlText page, ImmutableArray<Diagnostic> diagnostics, SourceLinks links)
    {
        page.Add($"<section id=\"diagnostics\"><h2>Diagnostics</h2>\n");
        if (diagnostics.IsEmpty)
        {
            page.Add($"<p>Nothing is reported.</p></section>\n");
            return;
        }

        page.Add($"<p class=\"note\"><code>boards explain ID</code> prints what a diagnostic means and how to fix it.</p>\n");
        page.Add($"<div class=\"tools js\"><label>Severity <select data-filter=\"v\" data-table=\"diagtable\"><option value=\"\">all<option value=\"error\">errors<option value=\"warning\">warnings<option value=\"info\">infos</select></label> <span class=\"count\" data-count=\"diagtable\" role=\"status\" aria-live=\"polite\"></span></div>\n");
        page.Add($"<div class=\"wide\"><table class=\"find sort\" id=\"diagtable\"><caption>Errors first</caption>\n<thead><tr><th scope=\"col\">Severity<th scope=\"col\">Id<th scope=\"col\">Message<th scope=\"col\">Place</thead>\n<tbody>\n");
        foreach (Diagnostic diagnostic in diagnostics.OrderByDescending(static d => d.Severity))
        {
            page.Add($"<tr data-v=\"{Word(diagnostic.Severity)}\"><td class=\"sev {Word(diagnostic.Severity)}\">{Word(diagnostic.Severity)}<td>{diagnostic.Id}<td>{diagnostic.Message}");
            foreach (RelatedLocation related in diagnostic.Related)
                page.Add($"<br><small>{related.Message} {links.To(related.Location)}</small>");
            page.Add($"<td>{links.To(diagnostic.Location)}\n");
        }

        page.Add($"</table></div></section>\n");
    }

    /// <summary>The number of diagnostics of each severity: <c>1 error, 3 warnings</c>.</summary>
    public static string Summary(ImmutableArray<Diagnostic> diagnostics) => diagnostics.IsEmpty ? "no diagnostics" : string.Join(
        ", ", diagnostics.GroupBy(static d => d.Severity).OrderByDescending(static severity => severity.Key).Select(static severity => ReportFacts.Count(severity.Count(), Word(severity.Key))));

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
}

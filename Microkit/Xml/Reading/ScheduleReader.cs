using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Model.Scheduling;
using Boards.Microkit.Request;
using Boards.Microkit.Request.Scheduling;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Xml.Grammar;
using Boards.Microkit.Xml.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Reading;

/// <summary>Scheduling domains and their schedule.</summary>
internal static class ScheduleReader
{
    // domains { domain | domain_schedule }
    public static DomainsRequest Domains(ElementReader domains, FileContext context)
    {
        ValueList<DomainRequest> declared = domains.All("domain").Select(Domain).OfType<DomainRequest>().ToValueList();
        if (domains.Single("domain_schedule", "'domains'") is not { } schedule)
        {
            domains.ReportMissing(FormatDiagnostics.MissingElement("domain_schedule", "'domains'", domains.Location));
            return new DomainsRequest(declared, [], domains.Location);
        }

        List<ScheduleEntryRequest> entries = [];
        foreach ((XmlElementSyntax element, ElementGrammar grammar) in schedule.Children)
        {
            if (Entry(new ElementReader(element, grammar, context), context) is { } entry)
                entries.Add(entry);
        }

        return new DomainsRequest(declared, entries.ToValueList(), domains.Location)
        {
            StartIndex = schedule.Number("start_index"),
            IndexShift = schedule.Number("index_shift"),
        };
    }

    private static DomainRequest? Domain(ElementReader domain)
    {
        Declared<ulong>? id = domain.Number("id");
        return domain.Text("name") is { } name ? new DomainRequest(name, id) : null;
    }

    // schedule_entry domain duration | schedule_end_marker
    private static ScheduleEntryRequest? Entry(ElementReader entry, FileContext context)
    {
        if (entry.Name == SystemGrammar.ScheduleEndMarker.Name)
            return new ScheduleEntryRequest(null, null, ScheduleUnit.Microseconds, entry.Location);
        if (entry.Text("duration") is not { } text)
            return null;
        (ulong Value, ScheduleUnit Unit)? duration = Duration(text.Value);
        if (duration is null)
            context.Report(FormatDiagnostics.Duration(text.Value, text.Location));
        return duration is { } known && entry.Text("domain") is { } domain
            ? new ScheduleEntryRequest(domain, new Declared<ulong>(known.Value, text.Location), known.Unit, entry.Location)
            : null;
    }

    // duration = number " " ( "us" | "ticks" )
    private static (ulong Value, ScheduleUnit Unit)? Duration(string text)
    {
        int blank = text.IndexOf(' ');
        ScheduleUnit? unit = text.Substring(blank + 1) switch { "us" => ScheduleUnit.Microseconds, "ticks" => ScheduleUnit.Ticks, _ => null };
        return blank > 0 && unit is { } known && NumberText.Number(text.Substring(0, blank)) is { } value ? (value, known) : null;
    }
}

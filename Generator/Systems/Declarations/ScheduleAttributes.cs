using System.Collections.Generic;
using System.Linq;
using Boards.Microkit;
using Boards.Microkit.Request.Scheduling;
using Boards.Devicetree.Text;
using Boards.Generator.Systems.Emit;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems.Declarations;

/// <summary>The attributes of scheduling domains.</summary>
internal static class ScheduleAttributes
{
    /// <summary>The scheduling domains of a system; null where it has none.</summary>
    /// <param name="domains"><c>[Domain]</c>.</param>
    /// <param name="entries"><c>[ScheduleEntry]</c> and <c>[ScheduleEndMarker]</c>, in the order in which they stand.</param>
    /// <param name="schedule"><c>[DomainSchedule]</c>, or null.</param>
    /// <param name="diagnostics">What is wrong with an argument.</param>
    public static DomainsRequest? Read(
        IEnumerable<AttributeReader> domains, IEnumerable<AttributeReader> entries, AttributeReader? schedule, List<Diagnostic> diagnostics)
    {
        ValueList<DomainRequest> declared = domains.Select(domain => Domain(domain, diagnostics)).OfType<DomainRequest>().ToValueList();
        ValueList<ScheduleEntryRequest> turns = entries.Select(entry => Entry(entry, diagnostics)).OfType<ScheduleEntryRequest>().ToValueList();
        if (declared.IsEmpty && turns.IsEmpty && schedule is null)
            return null;
        SourceLocation at = !declared.IsEmpty ? declared[0].Name.Location : !turns.IsEmpty ? turns[0].Location : schedule!.Location;
        return new DomainsRequest(declared, turns, at)
        {
            StartIndex = schedule?.Named<ulong>("StartIndex"),
            IndexShift = schedule?.Named<ulong>("IndexShift"),
        };
    }

    private static DomainRequest? Domain(AttributeReader reader, List<Diagnostic> diagnostics) =>
        reader.Required<string>(0, diagnostics) is { } name ? new DomainRequest(name, reader.Named<ulong>("Id")) : null;

    private static ScheduleEntryRequest? Entry(AttributeReader reader, List<Diagnostic> diagnostics)
    {
        if (reader.Is(Marks.ScheduleEndMarker))
            return new ScheduleEntryRequest(null, null, ScheduleUnit.Microseconds, reader.Location);
        return reader.Required<string>(0, diagnostics) is not { } domain || reader.Required<ulong>(1, diagnostics) is not { } duration
            ? null
            : new ScheduleEntryRequest(domain, duration, reader.Named<ScheduleUnit>("Unit")?.Value ?? ScheduleUnit.Microseconds, reader.Location);
    }
}

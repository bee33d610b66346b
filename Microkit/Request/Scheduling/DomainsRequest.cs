using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.Scheduling;

/// <summary>The scheduling domains of a system, and when each runs.</summary>
/// <param name="Domains">The domains.</param>
/// <param name="Schedule">The entries: which domain runs for how long, in order.</param>
/// <param name="Location">The declaration.</param>
public sealed record DomainsRequest(ValueList<DomainRequest> Domains, ValueList<ScheduleEntryRequest> Schedule, SourceLocation Location)
{
    /// <summary>The entry with which to begin; null for the first.</summary>
    public Declared<ulong>? StartIndex { get; init; }

    /// <summary>Where in the kernel's table the schedule lies; null for its beginning.</summary>
    public Declared<ulong>? IndexShift { get; init; }
}

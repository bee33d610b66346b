using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.Scheduling;

/// <summary>The scheduling domains of a system, and when each runs.</summary>
public sealed record DomainsRequest
{
    /// <summary>The domains.</summary>
    public required ValueList<DomainRequest> Domains { get; init; }

    /// <summary>The entries: which domain runs for how long, in order.</summary>
    public required ValueList<ScheduleEntryRequest> Schedule { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The index of the entry that runs first; null for the first entry.</summary>
    public Declared<ulong>? StartIndex { get; init; }

    /// <summary>The position of the schedule in the kernel's table; null for its beginning.</summary>
    public Declared<ulong>? IndexShift { get; init; }
}

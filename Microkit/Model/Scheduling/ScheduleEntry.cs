using Boards.Microkit.Request.Scheduling;

namespace Boards.Microkit.Model.Scheduling;

/// <summary>A <c>schedule_entry</c>, or the <c>schedule_end_marker</c>.</summary>
/// <param name="Domain">Whose turn it is; null for the mark.</param>
/// <param name="Duration">How long; not 0.</param>
/// <param name="Unit">In what.</param>
public sealed record ScheduleEntry(string? Domain, ulong Duration = 0, ScheduleUnit Unit = ScheduleUnit.Microseconds);

namespace Boards.Microkit.Model.Scheduling;

/// <summary>The <c>domains</c>, and their <c>domain_schedule</c>.</summary>
/// <param name="Declared">The domains.</param>
/// <param name="Schedule">Whose turn it is, one after the other and over again.</param>
/// <param name="StartIndex">The entry with which to begin; null for the first.</param>
/// <param name="IndexShift">Where in the kernel's table the schedule lies; null for its beginning.</param>
public sealed record Domains(
    ValueList<Domain> Declared, ValueList<ScheduleEntry> Schedule, ulong? StartIndex = null, ulong? IndexShift = null);

using Boards.Microkit.Request.Scheduling;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>The length of a turn of the schedule.</summary>
/// <param name="Length">The duration.</param>
/// <param name="Unit">The unit of the duration.</param>
internal readonly record struct ScheduleDuration(ulong Length, ScheduleUnit Unit);

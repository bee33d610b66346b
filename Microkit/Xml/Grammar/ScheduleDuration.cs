using Boards.Microkit.Request.Scheduling;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>The length of a turn of the schedule.</summary>
/// <param name="Length">How long.</param>
/// <param name="Unit">In what.</param>
internal readonly record struct ScheduleDuration(ulong Length, ScheduleUnit Unit);

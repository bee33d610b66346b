using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.Scheduling;

/// <summary>A turn of the schedule, or the mark of its end.</summary>
/// <param name="Domain">Whose turn it is; null for the mark.</param>
/// <param name="Duration">How long.</param>
/// <param name="Unit">In what.</param>
/// <param name="Location">The declaration.</param>
public sealed record ScheduleEntryRequest(Declared<string>? Domain, Declared<ulong>? Duration, ScheduleUnit Unit, SourceLocation Location);

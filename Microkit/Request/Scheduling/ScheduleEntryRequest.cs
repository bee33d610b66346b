using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.Scheduling;

/// <summary>A turn of the schedule, or the mark of its end.</summary>
public sealed record ScheduleEntryRequest
{
    /// <summary>The scheduling domain whose turn it is; null for the mark.</summary>
    public required Declared<string>? Domain { get; init; }

    /// <summary>The duration.</summary>
    public required Declared<ulong>? Duration { get; init; }

    /// <summary>The unit of the duration.</summary>
    public required ScheduleUnit Unit { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }
}

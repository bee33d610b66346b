namespace Boards.Microkit.Request.Scheduling;

/// <summary>The unit of the duration of a turn of a schedule.</summary>
public enum ScheduleUnit
{
    /// <summary>Microseconds: <c>us</c>.</summary>
    Microseconds,

    /// <summary>Ticks of the kernel's timer: <c>ticks</c>.</summary>
    Ticks,
}

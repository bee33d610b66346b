namespace Boards.Microkit.Request.Scheduling;

/// <summary>What a turn of a schedule is measured in.</summary>
public enum ScheduleUnit
{
    /// <summary>Microseconds: <c>us</c>.</summary>
    Microseconds,

    /// <summary>Ticks of the kernel's timer: <c>ticks</c>.</summary>
    Ticks,
}

namespace Boards;

/// <summary>The unit in which a turn of a schedule is measured.</summary>
public enum DurationUnit
{
    /// <summary>Microseconds: <c>us</c>.</summary>
    Microseconds,

    /// <summary>Ticks of the kernel's timer: <c>ticks</c>.</summary>
    Ticks,
}

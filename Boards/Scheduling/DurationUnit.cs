namespace Boards;

/// <summary>What a turn of a schedule is measured in.</summary>
public enum DurationUnit
{
    /// <summary>Microseconds: <c>us</c>.</summary>
    Microseconds,

    /// <summary>Ticks of the kernel's timer: <c>ticks</c>.</summary>
    Ticks,
}

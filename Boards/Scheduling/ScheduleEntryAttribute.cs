using System;

namespace Boards;

/// <summary>Gives a scheduling domain of the marked system a turn (<c>schedule_entry</c>). At most 99 entries and marks.</summary>
/// <param name="domain">Name of the domain. It may have several turns.</param>
/// <param name="duration">How long, in <see cref="Unit"/>; not 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ScheduleEntryAttribute(string domain, ulong duration) : Attribute
{
    /// <summary>Name of the domain.</summary>
    public string Domain { get; } = domain;

    /// <summary>How long.</summary>
    public ulong Duration { get; } = duration;

    /// <summary>The unit of the duration. The default is microseconds.</summary>
    public DurationUnit Unit { get; set; }
}

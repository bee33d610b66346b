using System;

namespace Boards;

/// <summary>Says where the <c>domain_schedule</c> of the marked system begins. Without it, at its first entry.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DomainScheduleAttribute : Attribute
{
    /// <summary>Index of the entry with which to begin; 0 where it is not given.</summary>
    public ulong StartIndex { get; set; }

    /// <summary>Where in the kernel's table of 100 entries the schedule lies; at its beginning where it is not given.</summary>
    public ulong IndexShift { get; set; }
}

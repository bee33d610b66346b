using System;

namespace Boards;

/// <summary>Sets where the <c>domain_schedule</c> of the marked system begins. Without it, the schedule begins at its first entry.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DomainScheduleAttribute : Attribute
{
    /// <summary>Index of the first entry. The default is 0.</summary>
    public ulong StartIndex { get; set; }

    /// <summary>The position of the schedule in the kernel's table of 100 entries. The default is its beginning.</summary>
    public ulong IndexShift { get; set; }
}

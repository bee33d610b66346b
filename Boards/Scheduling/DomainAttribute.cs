using System;

namespace Boards;

/// <summary>
/// Declares a scheduling <c>domain</c> of the marked system: protection domains that the kernel runs in turns of their
/// own, in the order of the <see cref="ScheduleEntryAttribute"/>s. Since Microkit 2.3, on one core, at most 16.
/// </summary>
/// <param name="name">Its name: unique among the scheduling domains.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class DomainAttribute(string name) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The kernel's number of the domain, 0 to 15; Microkit's monitor runs in 0. The default is the lowest free number.</summary>
    public ulong Id { get; set; }
}

using System;

namespace Boards;

/// <summary>Declares the <c>virtual_machine</c> of the enclosing protection domain.</summary>
/// <param name="name">Its name: unique among the virtual machines.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class VirtualMachineAttribute(string name) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Scheduling priority of its virtual CPUs, 0 to 254.</summary>
    public int Priority { get; set; }

    /// <summary>Budget in microseconds in each period.</summary>
    public ulong Budget { get; set; }

    /// <summary>Period in microseconds; not below the budget.</summary>
    public ulong Period { get; set; }

    /// <summary>Ids of its virtual CPUs, 0 to 61; one with id 0 where it is not given.</summary>
    public int[]? Vcpus { get; set; }

    /// <summary>The core of each virtual CPU, in the same order; the protection domain's where one is not given.</summary>
    public int[]? Cpus { get; set; }
}

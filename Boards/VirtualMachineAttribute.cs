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

    /// <summary>Period in microseconds, not less than the budget.</summary>
    public ulong Period { get; set; }

    /// <summary>Ids of its virtual CPUs, 0 to 61. The default is one with id 0. Several since Microkit 2.0.</summary>
    public int[]? Vcpus { get; set; }

    /// <summary>The core of each virtual CPU, in the same order. The default is the protection domain's core. Since Microkit 2.3.</summary>
    public int[]? Cpus { get; set; }

    /// <summary>
    /// The symbol of each virtual CPU, in the same order, for its id; null for none. Since Microkit 2.1. Up to 2.3,
    /// the tool accepts it but does not set the symbol.
    /// </summary>
    public string?[]? SetvarIds { get; set; }
}

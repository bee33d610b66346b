using System;

namespace Boards;

/// <summary>Delivers the interrupt of an I/O APIC's pin to the marked protection domain. On x86, since Microkit 2.1.</summary>
/// <param name="pin">The pin.</param>
/// <param name="vector">The vector, 0 to 107: one for each interrupt of the system.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IoApicIrqAttribute(ulong pin, ulong vector) : Attribute
{
    /// <summary>The pin.</summary>
    public ulong Pin { get; } = pin;

    /// <summary>The vector.</summary>
    public ulong Vector { get; } = vector;

    /// <summary>Which I/O APIC; the first where it is not given.</summary>
    public ulong IoApic { get; set; }

    /// <summary>The id of the notification, 0 to 61. Where it is not given, the lowest free one.</summary>
    public int Id { get; set; }

    /// <summary>Level where it is not given.</summary>
    public TriggerMode Trigger { get; set; }

    /// <summary>Active high where it is not given.</summary>
    public Polarity Polarity { get; set; }

    /// <summary>The symbol that is set to the id.</summary>
    public string? SetvarId { get; set; }
}

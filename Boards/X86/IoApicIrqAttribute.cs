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

    /// <summary>The I/O APIC. The default is the first.</summary>
    public ulong IoApic { get; set; }

    /// <summary>The id of the notification, 0 to 61. The default is the lowest free id.</summary>
    public int Id { get; set; }

    /// <summary>The trigger. The default is level.</summary>
    public TriggerMode Trigger { get; set; }

    /// <summary>The polarity. The default is active high.</summary>
    public Polarity Polarity { get; set; }

    /// <summary>The symbol that is set to the id.</summary>
    public string? SetvarId { get; set; }
}

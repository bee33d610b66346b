using System;

namespace Boards;

/// <summary>
/// Delivers an interrupt to the marked protection domain by its number. Interrupts of passed devices need no declaration.
/// </summary>
/// <param name="number">The number that the kernel sees: for an Arm GIC the INTID.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class IrqAttribute(uint number) : Attribute
{
    /// <summary>The number.</summary>
    public uint Number { get; } = number;

    /// <summary>The id of the notification, 0 to 61. The default is the lowest free id.</summary>
    public int Id { get; set; }

    /// <summary>The default is the trigger in the devicetree, or level if no device raises the interrupt.</summary>
    public TriggerMode Trigger { get; set; }

    /// <summary>The symbol that is set to the id. Since Microkit 2.1.</summary>
    public string? SetvarId { get; set; }
}

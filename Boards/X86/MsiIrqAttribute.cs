using System;

namespace Boards;

/// <summary>Delivers a message-signalled interrupt of a PCI device to the marked protection domain. On x86, since Microkit 2.1.</summary>
/// <param name="pciDevice">The device in hexadecimal, <c>bus:device.function</c>: to <c>ff:1f.7</c>.</param>
/// <param name="handle">The message's handle.</param>
/// <param name="vector">The vector, 0 to 107: one for each interrupt of the system.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MsiIrqAttribute(string pciDevice, ulong handle, ulong vector) : Attribute
{
    /// <summary>The device.</summary>
    public string PciDevice { get; } = pciDevice;

    /// <summary>The message's handle.</summary>
    public ulong Handle { get; } = handle;

    /// <summary>The vector.</summary>
    public ulong Vector { get; } = vector;

    /// <summary>The id of the notification, 0 to 61. The default is the lowest free id.</summary>
    public int Id { get; set; }

    /// <summary>The symbol that is set to the id.</summary>
    public string? SetvarId { get; set; }
}

using System;

namespace Boards;

/// <summary>
/// Declares a device that the monitor of the marked virtual machine emulates. It gets a node in the guest's devicetree and
/// constants, and is checked against what is passed.
/// </summary>
/// <param name="compatible">Its <c>compatible</c> string, such as <c>virtio,mmio</c>.</param>
/// <param name="address">The address of its registers, as the guest sees it. No device may be mapped on its pages.</param>
/// <param name="size">Bytes of registers.</param>
/// <param name="interrupt">The number of its interrupt at the virtual controller, 32 to 1019; 0 if it has none.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class VirtualDeviceAttribute(string compatible, ulong address, ulong size, uint interrupt = 0) : Attribute
{
    /// <summary>Its <c>compatible</c> string.</summary>
    public string Compatible { get; } = compatible;

    /// <summary>The address of its registers, as the guest sees it.</summary>
    public ulong Address { get; } = address;

    /// <summary>Bytes of registers.</summary>
    public ulong Size { get; } = size;

    /// <summary>The number of its interrupt at the virtual controller; 0 if it has none.</summary>
    public uint Interrupt { get; } = interrupt;

    /// <summary>How the monitor signals the interrupt. The default is level.</summary>
    public TriggerMode Trigger { get; set; }

    /// <summary>Its name in code. The default is the name of its node, such as <c>virtio@130000</c>.</summary>
    public string? Name { get; set; }
}

using System;

namespace Boards;

/// <summary>
/// Passes a device to the marked virtual machine, or to the marked protection domain if that drives the device itself:
/// its register pages are mapped, and its interrupts delivered.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class PassthroughAttribute : Attribute
{
    /// <summary>A device by path, by label or by alias.</summary>
    /// <param name="device">For instance <c>/soc/ethernet@ff3f0000</c>, <c>ethmac</c> or <c>ethernet0</c>.</param>
    public PassthroughAttribute(string device) => Device = device;

    /// <summary>A device by the generated class of a referenced board.</summary>
    /// <param name="device">A class marked with <see cref="DeviceNodeAttribute"/>.</param>
    public PassthroughAttribute(Type device) => DeviceClass = device;

    /// <summary>Path, label or alias, or null where <see cref="DeviceClass"/> names the device.</summary>
    public string? Device { get; }

    /// <summary>The device's class, or null where <see cref="Device"/> names it.</summary>
    public Type? DeviceClass { get; }

    /// <summary>Name of its memory region; the default is the node's name.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// Ids of its interrupts in the protection domain, 0 to 61, in the order of the interrupts, those of dependencies
    /// after its own. The default, also of an id of -1, is the lowest free id.
    /// </summary>
    public int[]? Channels { get; set; }

    /// <summary>
    /// Numbers of its interrupts, in the order of <see cref="Channels"/>, if a controller allocates one of several lines
    /// at run time, and the guest requests lines in another order than that of the devicetree. By default, also of a
    /// number of -1, devices that the system passes get the free lines in the order of the devicetree.
    /// </summary>
    public int[]? Lines { get; set; }

    /// <summary>
    /// Which entries of <c>reg</c> are mapped, by index. The default is all that do not lie in another bus; those need
    /// that bus to be passed.
    /// </summary>
    public int[]? Regions { get; set; }

    /// <summary>Which interrupts are delivered, by index. The default is all; an empty array delivers none.</summary>
    public int[]? Interrupts { get; set; }

    /// <summary>
    /// Devices, by path, label or alias, whose pages are excluded, for example a device on a passed bus. With
    /// <see cref="WithDependencies"/>, they and what is below them are not passed as dependencies either, nor is what only they need.
    /// </summary>
    public string[]? Exclude { get; set; }

    /// <summary>
    /// Whether everything that it needs is passed as well: the registers of its clocks, resets, power domains, pins
    /// and PHYs, and of what these need; the bus that holds some of its registers; the interrupts of its PHY, of the controllers
    /// through which it works, and those that the slots of its PCI bus share. BRD3025 lists what is passed, and why.
    /// </summary>
    public bool WithDependencies { get; set; }

    /// <summary>Id of the virtual CPU that gets its interrupts; the default is the first one of the virtual machine.</summary>
    public int Vcpu { get; set; }

    /// <summary>
    /// On a protection domain: the symbol of its program that is set to the address at which it sees the first page of
    /// the first region.
    /// </summary>
    public string? Setvar { get; set; }
}

namespace Boards.Hardware;

/// <summary>What a device needs from a node that it refers to.</summary>
public enum DependencyKind
{
    /// <summary>
    /// The device's driver uses the provider's registers: a guest must have them, or other software must have set them up
    /// and the reference must be replaced by a fixed one.
    /// </summary>
    Registers,

    /// <summary>The provider is reached through firmware.</summary>
    Firmware,

    /// <summary>
    /// The provider is an IOMMU: it belongs to the hypervisor, because a guest that programs it can access all of
    /// memory. It must not be passed with the device.
    /// </summary>
    Hypervisor,

    /// <summary>Physical memory that must be mapped at its own address.</summary>
    Memory,

    /// <summary>Information that needs no access: a fixed clock, a CPU, a table, the kernel's interrupt controller.</summary>
    Information,
}

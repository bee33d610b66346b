namespace Boards.Hardware;

/// <summary>What a device needs of a node that it refers to.</summary>
public enum DependencyKind
{
    /// <summary>
    /// Its driver's work reaches the provider's registers: a guest must have them, or someone else must have set them up
    /// and the reference be replaced by a fixed one.
    /// </summary>
    Registers,

    /// <summary>The provider is reached through firmware.</summary>
    Firmware,

    /// <summary>
    /// The provider is an IOMMU: it belongs to the hypervisor, because a guest that programs it can access all of
    /// memory. It must not be given away with the device.
    /// </summary>
    Hypervisor,

    /// <summary>Physical memory that must be mapped at its own address.</summary>
    Memory,

    /// <summary>A fact that needs no access: a fixed clock, a CPU, a table, the kernel's interrupt controller.</summary>
    Information,
}

namespace Boards.Microkit.Platforms;

/// <summary>
/// The GICv2 virtual CPU interface: a guest uses it in place of the physical CPU interface, which the kernel keeps.
/// </summary>
public readonly record struct VirtualCpuInterface
{
    /// <summary>The address of the CPU interface in the guest's devicetree.</summary>
    public required ulong GuestAddress { get; init; }

    /// <summary>The physical address of the virtual CPU interface that is mapped there.</summary>
    public required ulong Address { get; init; }

    /// <summary>The size in bytes.</summary>
    public required ulong Size { get; init; }
}

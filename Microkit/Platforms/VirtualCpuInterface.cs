namespace Boards.Microkit.Platforms;

/// <summary>
/// The GICv2 virtual CPU interface: a guest drives it in place of the physical CPU interface, which the kernel keeps.
/// </summary>
/// <param name="GuestAddress">The address of the CPU interface in the guest's devicetree.</param>
/// <param name="Address">Physical address of the virtual CPU interface that is mapped there.</param>
/// <param name="Size">Bytes.</param>
public readonly record struct VirtualCpuInterface(ulong GuestAddress, ulong Address, ulong Size);

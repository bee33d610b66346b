using System;

namespace Boards;

/// <summary>Gives the marked virtual machine RAM, mapped into its protection domain as well.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class GuestMemoryAttribute : Attribute
{
    /// <summary>RAM at an address.</summary>
    /// <param name="guestAddress">The address at which the guest sees it.</param>
    /// <param name="size">Bytes: a multiple of the page size; of 0x200000 for large pages.</param>
    public GuestMemoryAttribute(ulong guestAddress, ulong size)
    {
        GuestAddress = guestAddress;
        Size = size;
    }

    /// <summary>
    /// RAM in free memory of the board, at the place that a system without a declaration would have: in reach of the devices that
    /// are passed, and seen by the guest at its physical address, so that their DMA works.
    /// </summary>
    /// <param name="size">Bytes: a multiple of the page size; of 0x200000 for large pages.</param>
    public GuestMemoryAttribute(ulong size) => Size = size;

    /// <summary>The address at which the guest sees it; 0 if it is chosen.</summary>
    public ulong GuestAddress { get; }

    /// <summary>Bytes.</summary>
    public ulong Size { get; }

    /// <summary>
    /// The physical address. Must equal <see cref="GuestAddress"/> if a passed device is a bus master (uses DMA). By
    /// default, Microkit's tool chooses the memory. If only the size is given, the guest sees the memory there.
    /// </summary>
    public ulong PhysicalAddress { get; set; }

    /// <summary>Name of the memory region; the default is <c>guest_ram_</c> and the name of the virtual machine.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The address at which the protection domain sees it. The default is the guest's address if that is free in the
    /// protection domain, else the next free address.
    /// </summary>
    public ulong VirtualAddress { get; set; }

    /// <summary>
    /// The symbol in the protection domain's program that is set to the address at which it sees the memory. If only the size is
    /// given, the default is <c>guest_ram_vaddr</c>, the name in libvmm's examples; else there is none.
    /// </summary>
    public string? Setvar { get; set; }
}

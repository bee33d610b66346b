using System;

namespace Boards;

/// <summary>Gives the marked virtual machine RAM, mapped into its protection domain as well.</summary>
/// <param name="guestAddress">The address at which the guest sees it.</param>
/// <param name="size">Bytes: a multiple of the page size; of 0x200000 for large pages.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class GuestMemoryAttribute(ulong guestAddress, ulong size) : Attribute
{
    /// <summary>The address at which the guest sees it.</summary>
    public ulong GuestAddress { get; } = guestAddress;

    /// <summary>Bytes.</summary>
    public ulong Size { get; } = size;

    /// <summary>
    /// The physical address. Must equal <see cref="GuestAddress"/> if a passed device is a bus master (uses DMA). By
    /// default, Microkit's tool chooses the memory.
    /// </summary>
    public ulong PhysicalAddress { get; set; }

    /// <summary>Name of the memory region; the default is <c>guest_ram_</c> and the name of the virtual machine.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The address at which the protection domain sees it. The default is the guest's address if that is free in the
    /// protection domain, else the next free address.
    /// </summary>
    public ulong VirtualAddress { get; set; }

    /// <summary>The symbol in the protection domain's program that is set to the address at which it sees the memory.</summary>
    public string? Setvar { get; set; }
}

using System;

namespace Boards;

/// <summary>Gives the marked virtual machine RAM, mapped into its protection domain as well.</summary>
/// <param name="guestAddress">The address at which the guest sees it.</param>
/// <param name="size">Bytes: a multiple of the page size; of 0x200000 where the kernel shall use large pages.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class GuestMemoryAttribute(ulong guestAddress, ulong size) : Attribute
{
    /// <summary>The address at which the guest sees it.</summary>
    public ulong GuestAddress { get; } = guestAddress;

    /// <summary>Bytes.</summary>
    public ulong Size { get; } = size;

    /// <summary>
    /// The physical address. A device that masters the bus needs it equal to <see cref="GuestAddress"/>. Where it is
    /// not given, the tool picks the memory.
    /// </summary>
    public ulong PhysicalAddress { get; set; }

    /// <summary>Name of the memory region; the default is <c>guest_ram</c> with the machine's name behind it.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// Where the protection domain sees it. Where it is not given: at the guest's address if that is free there, and at
    /// the next free place if not.
    /// </summary>
    public ulong VirtualAddress { get; set; }

    /// <summary>The symbol in the protection domain's program that is set to the address at which it sees the memory.</summary>
    public string? Setvar { get; set; }
}

namespace Boards.Devicetree.Microkit;

/// <summary>The numbers that Microkit's tool and library hold fast to (tool/microkit/src/sdf.rs).</summary>
public static class MicrokitLimits
{
    /// <summary>Bytes in the smaller page.</summary>
    public const ulong PageBytes = 0x1000;

    /// <summary>Bytes in the larger page.</summary>
    public const ulong LargePageBytes = 0x200000;

    /// <summary>
    /// The highest id of an interrupt, a channel end, a virtual CPU or an I/O port. The manual says 62; the code, its
    /// tests and <c>MICROKIT_MAX_CHANNELS</c> say 61.
    /// </summary>
    public const int MaxId = 61;

    /// <summary>The highest priority.</summary>
    public const int MaxPriority = 254;

    /// <summary>Protection domains in a system, children included.</summary>
    public const int MaxProtectionDomains = 63;

    /// <summary>Bytes of a protection domain's or virtual machine's name that the monitor keeps.</summary>
    public const int MaxNameBytes = 63;

    /// <summary>The name that the tool keeps for its own protection domain.</summary>
    public const string ReservedName = "monitor";

    /// <summary>The smallest stack, in bytes.</summary>
    public const ulong MinStackBytes = 0x1000;

    /// <summary>The largest stack, in bytes.</summary>
    public const ulong MaxStackBytes = 0x1000000;

    /// <summary>Where the default stack of a protection domain begins under a hypervisor kernel with 40-bit addresses.</summary>
    public const ulong ProtectionDomainEnd = 0xff_ffff_c000;

    /// <summary>The end of a guest's addresses under a kernel with 44-bit physical addresses, the widest there is.</summary>
    public const ulong GuestEnd = 1UL << 44;
}

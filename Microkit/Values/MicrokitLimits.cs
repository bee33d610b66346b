namespace Boards.Microkit;

/// <summary>The limits of Microkit's tool and library (tool/microkit/src/sdf.rs).</summary>
internal static class MicrokitLimits
{
    /// <summary>The highest core of x86: the kernels of Microkit's x86 boards are built for 16 (Microkit's manual, "x86-64 generic"); the machine may have fewer.</summary>
    public const int MaxX86Core = 15;

    /// <summary>Bytes in the smaller page.</summary>
    public const ulong PageBytes = 0x1000;

    /// <summary>Bytes in the larger page.</summary>
    public const ulong LargePageBytes = 0x200000;

    /// <summary>
    /// The highest id of an interrupt, a channel end, a virtual CPU or an I/O port. The manual says 62; the code, its
    /// tests and <c>MICROKIT_MAX_CHANNELS</c> have 61.
    /// </summary>
    public const int MaxId = 61;

    /// <summary>The highest id before 1.3: the tool accepts one more, whose bit means a protected call.</summary>
    public const int MaxIdOfSel4cp = 62;

    /// <summary>The highest id of a virtual machine or a child before 1.3.</summary>
    public const int MaxSlotOfSel4cp = 255;

    /// <summary>The highest priority.</summary>
    public const int MaxPriority = 254;

    /// <summary>The maximum number of protection domains in a system, including children.</summary>
    public const int MaxProtectionDomains = 63;

    /// <summary>The maximum number of bytes of a protection domain's or virtual machine's name that the monitor keeps.</summary>
    public const int MaxNameBytes = 63;

    /// <summary>The same before 2.0.</summary>
    public const int OldMaxNameBytes = 15;

    /// <summary>The name that is reserved for the tool's own protection domain.</summary>
    public const string ReservedName = "monitor";

    /// <summary>The smallest stack, in bytes.</summary>
    public const ulong MinStackBytes = 0x1000;

    /// <summary>The largest stack, in bytes.</summary>
    public const ulong MaxStackBytes = 0x1000000;

    /// <summary>
    /// The end of a protection domain's stack, and of its addresses, under a hypervisor kernel with 40-bit addresses.
    /// </summary>
    public const ulong StackEnd = 0xff_ffff_e000;

    /// <summary>The number of scheduling domains that a kernel has.</summary>
    public const int MaxSchedulingDomains = 16;

    /// <summary>The maximum number of entries of a schedule, including end marks: the kernel's table has one more, for the last mark.</summary>
    public const int MaxScheduleEntries = 99;

    /// <summary>The highest slot of a <c>cspace</c>; the first, 0, is Microkit's own.</summary>
    public const int MaxCapabilitySlot = 127;

    /// <summary>The highest vector of an x86 interrupt.</summary>
    public const int MaxVector = 107;

    /// <summary>The last I/O port of x86.</summary>
    public const ulong LastIoPort = 0xffff;

    /// <summary>The end of the addresses that x86 devices use: 39 bits, with three levels of tables.</summary>
    public const ulong IoAddressEnd = 1UL << 39;

    /// <summary>The default size of a stack.</summary>
    public static ulong DefaultStackBytes(MicrokitVersion version) => version < MicrokitVersion.Version21 ? 0x1000UL : 0x2000;

    /// <summary>The end of the addresses that a protection domain can map: the start of its stack.</summary>
    public static ulong ProtectionDomainEnd(ulong? stackBytes, MicrokitVersion version) =>
        StackEnd - System.Math.Min(stackBytes ?? DefaultStackBytes(version), MaxStackBytes);

    /// <summary>The maximum number of bytes of a name that the monitor keeps.</summary>
    public static int MaxNameBytesOf(MicrokitVersion version) => version < MicrokitVersion.Version20 ? OldMaxNameBytes : MaxNameBytes;

    /// <summary>The highest id of an interrupt or a channel end.</summary>
    public static int MaxIdOf(MicrokitVersion version) => version == MicrokitVersion.Sel4cp ? MaxIdOfSel4cp : MaxId;

    /// <summary>The end of a guest's addresses under a kernel with 44-bit physical addresses, the widest that exist.</summary>
    public const ulong GuestEnd = 1UL << 44;
}

using System.Collections.Immutable;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>
/// The parts of a board that its seL4 kernel keeps, and those that it leaves to user level. Facts come from the engine's own table
/// (by the root's <c>compatible</c>); facts that are not in the table come from the tree, according to the kernel's rules.
/// </summary>
public sealed record Platform
{
    /// <summary>seL4's or Microkit's name of the platform, or null if the board is not in the table.</summary>
    public string? Name { get; init; }

    /// <summary>Root <c>compatible</c> strings that select it.</summary>
    public ImmutableArray<string> Compatible { get; init; } = [];

    /// <summary>The highest interrupt that the kernel accepts (its <c>MAX_IRQ</c>), or null if it is not known.</summary>
    public uint? MaxIrq { get; init; }

    /// <summary>The bits of a physical address that a hypervisor kernel can map, or null if it is not known.</summary>
    public int? AddressBits { get; init; }

    /// <summary>Whether its kernel runs as a hypervisor; null if it is not declared, which means that it does.</summary>
    public bool? IsHypervisor { get; init; }

    /// <summary>Physical addresses without RAM that a memory region may have. Empty if they are not known.</summary>
    public ImmutableArray<AddressRange> DeviceRanges { get; init; } = [];

    /// <summary>Physical RAM that a memory region may have. Empty if it is not known.</summary>
    public ImmutableArray<AddressRange> MemoryRanges { get; init; } = [];

    /// <summary>Pages that the kernel keeps for itself.</summary>
    public ImmutableArray<KernelRange> KernelRanges { get; init; } = [];

    /// <summary>Interrupts that the kernel keeps for itself.</summary>
    public ImmutableArray<KernelInterrupt> KernelInterrupts { get; init; } = [];

    /// <summary>The page of the UART on which a debug kernel prints; user level may map it, too.</summary>
    public AddressRange? DebugUart { get; init; }

    /// <summary>The address at which a guest expects the GIC's CPU interface, and what is mapped there instead; null if there is none.</summary>
    public VirtualCpuInterface? VirtualCpuInterface { get; init; }

    /// <summary>This platform, with missing facts taken from another one.</summary>
    internal Platform Over(Platform other) => this with
    {
        Compatible = Compatible.IsEmpty ? other.Compatible : Compatible,
        MaxIrq = MaxIrq ?? other.MaxIrq,
        AddressBits = AddressBits ?? other.AddressBits,
        IsHypervisor = IsHypervisor ?? other.IsHypervisor,
        DebugUart = DebugUart ?? other.DebugUart,
        DeviceRanges = DeviceRanges.IsEmpty ? other.DeviceRanges : DeviceRanges,
        MemoryRanges = MemoryRanges.IsEmpty ? other.MemoryRanges : MemoryRanges,
        KernelRanges = KernelRanges.IsEmpty ? other.KernelRanges : KernelRanges,
        KernelInterrupts = KernelInterrupts.IsEmpty ? other.KernelInterrupts : KernelInterrupts,
    };

    /// <summary>Whether the board is in the table.</summary>
    public bool IsKnown => Name is not null;
}

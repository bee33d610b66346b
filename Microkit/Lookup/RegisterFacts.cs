using System.Collections.Immutable;
using Boards.Hardware;

namespace Boards.Microkit.Lookup;

/// <summary>Registers at an address.</summary>
public sealed record RegisterFacts
{
    /// <summary>The device.</summary>
    public required Device Device { get; init; }

    /// <summary>The entry of its <c>reg</c>.</summary>
    public required DeviceRegion Region { get; init; }

    /// <summary>The offset from the first register in bytes.</summary>
    public required ulong Offset { get; init; }

    /// <summary>What the kernel uses the registers for; null if they are left to user level.</summary>
    public required string? KernelUse { get; init; }

    /// <summary>
    /// The registers of other devices on the page of the address, in document order; a map of the page reaches them, too. If there are
    /// more than fit on a page without overlaps, some are left out.
    /// </summary>
    public required ImmutableArray<DeviceRegion> PageSharers { get; init; }

    /// <summary>
    /// For a virtio transport of QEMU's virt machines: the position of the option <c>-device virtio-…-device</c> that gets it, from 1.
    /// Null for other devices.
    /// </summary>
    public required int? QemuPosition { get; init; }
}

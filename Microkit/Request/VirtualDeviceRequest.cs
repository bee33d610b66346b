using Boards.Devicetree.Text;
using Boards.Hardware;

namespace Boards.Microkit.Request;

/// <summary>A device that the monitor of a guest emulates.</summary>
public sealed record VirtualDeviceRequest
{
    /// <summary>Its <c>compatible</c> string: <c>virtio,mmio</c>.</summary>
    public required Declared<string> Compatible { get; init; }

    /// <summary>The address of its registers, as the guest sees it.</summary>
    public required Declared<ulong> Address { get; init; }

    /// <summary>The size of its registers in bytes.</summary>
    public required Declared<ulong> Size { get; init; }

    /// <summary>The number of its interrupt at the virtual controller, as in <c>/proc/interrupts</c>; null if it has none.</summary>
    public Declared<uint>? Interrupt { get; init; }

    /// <summary>How the monitor signals the interrupt.</summary>
    public InterruptTrigger Trigger { get; init; } = InterruptTrigger.Level;

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its name in code; null for the name of its node.</summary>
    public Declared<string>? Name { get; init; }
}

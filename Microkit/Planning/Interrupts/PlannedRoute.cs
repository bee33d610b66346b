using Boards.Hardware;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>The route of an interrupt: from the kernel's number through a protection domain's id to a virtual CPU.</summary>
public sealed record PlannedRoute
{
    /// <summary>The name in C# of the machine or domain whose driver it is for; empty if it has none.</summary>
    public required string Class { get; init; }

    /// <summary>The name of that machine or domain.</summary>
    public required string Holder { get; init; }

    /// <summary>The name of the domain that is notified.</summary>
    public required string ProtectionDomain { get; init; }

    /// <summary>The device that raises it; empty for an interrupt that is declared by number.</summary>
    public required string DevicePath { get; init; }

    /// <summary>The name of the device and interrupt: <c>eth</c>, or <c>eth_macirq</c> if the device has several.</summary>
    public required string Name { get; init; }

    /// <summary>The number that the kernel and the guest use.</summary>
    public required uint Number { get; init; }

    /// <summary>The trigger at the root controller.</summary>
    public required InterruptTrigger Trigger { get; init; }

    /// <summary>The id of the notification.</summary>
    public required int Channel { get; init; }

    /// <summary>The virtual CPU that it is for; null in a domain without a machine.</summary>
    public required int? Vcpu { get; init; }

    /// <summary>The index of the interrupt among those of the device; null for one that is declared by number and is not that of a device.</summary>
    public int? Index { get; init; }
}

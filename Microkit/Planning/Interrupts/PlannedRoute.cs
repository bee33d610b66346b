using Boards.Hardware;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>The way of an interrupt: from the kernel's number over a protection domain's id to a virtual CPU.</summary>
public sealed record PlannedRoute
{
    /// <summary>What C# calls the machine or domain whose driver it is for; empty where nothing does.</summary>
    public required string Class { get; init; }

    /// <summary>That machine's or domain's name.</summary>
    public required string Holder { get; init; }

    /// <summary>Name of the domain that is notified.</summary>
    public required string ProtectionDomain { get; init; }

    /// <summary>The device that raises it; empty for one declared by number.</summary>
    public required string DevicePath { get; init; }

    /// <summary>Device and interrupt: <c>eth</c>, or <c>eth_macirq</c> where it has several.</summary>
    public required string Name { get; init; }

    /// <summary>The number that kernel and guest see.</summary>
    public required uint Number { get; init; }

    /// <summary>What the root controller sees.</summary>
    public required InterruptTrigger Trigger { get; init; }

    /// <summary>The id of the notification.</summary>
    public required int Channel { get; init; }

    /// <summary>The virtual CPU that it is for; null in a domain without a machine.</summary>
    public required int? Vcpu { get; init; }

    /// <summary>The index of the interrupt among those of the device; null for one declared by number that is not of a device.</summary>
    public int? Index { get; init; }
}

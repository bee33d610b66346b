using Boards.Hardware;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>The way of an interrupt: from the kernel's number over a protection domain's id to a virtual CPU.</summary>
/// <param name="Class">What C# calls the machine or domain whose driver it is for; empty where nothing does.</param>
/// <param name="Holder">That machine's or domain's name.</param>
/// <param name="ProtectionDomain">Name of the domain that is notified.</param>
/// <param name="DevicePath">The device that raises it; empty for one declared by number.</param>
/// <param name="Name">Device and interrupt: <c>eth</c>, or <c>eth_macirq</c> where it has several.</param>
/// <param name="Number">The number that kernel and guest see.</param>
/// <param name="Trigger">What the root controller sees.</param>
/// <param name="Channel">The id of the notification.</param>
/// <param name="Vcpu">The virtual CPU that it is for; null in a domain without a machine.</param>
public sealed record PlannedRoute(
    string Class,
    string Holder,
    string ProtectionDomain,
    string DevicePath,
    string Name,
    uint Number,
    InterruptTrigger Trigger,
    int Channel,
    int? Vcpu)
{
    /// <summary>The index of the interrupt among those of the device; null for one declared by number that is not of a device.</summary>
    public int? Index { get; init; }
}

using System.Globalization;

namespace Boards;

/// <summary>The route of an interrupt through a system: its channel, number and trigger, and the device and virtual CPU that it belongs to.</summary>
/// <param name="Channel">The id of the notification in the protection domain.</param>
/// <param name="Number">The number that the kernel and the guest see.</param>
/// <param name="Trigger">The trigger at the root interrupt controller.</param>
/// <param name="Vcpu">The virtual CPU that it is for; null in a protection domain that drives the device itself.</param>
/// <param name="Device">The path of the device that raises it; empty for an interrupt that is declared by number and that no device raises.</param>
public readonly record struct InterruptRoute(int Channel, uint Number, TriggerMode Trigger, int? Vcpu, string Device)
{
    /// <summary>Channel, number and device: <c>5: 40 /soc/ethernet@ff3f0000</c>.</summary>
    public override string ToString() =>
        (Channel.ToString(CultureInfo.InvariantCulture) + ": " + Number.ToString(CultureInfo.InvariantCulture) + " " + Device).TrimEnd();

    // Written out: the members that the compiler makes for a record use types that programs without the .NET runtime do not have.

    /// <summary>Whether both are the same route.</summary>
    public bool Equals(InterruptRoute other) =>
        Channel == other.Channel && Number == other.Number && Trigger == other.Trigger && Vcpu == other.Vcpu && string.Equals(Device, other.Device, System.StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Channel * 31) + (int)Number);
}

using System.Globalization;

namespace Boards;

/// <summary>An interrupt as the kernel sees it.</summary>
/// <param name="Number">The number: for an Arm GIC the INTID, so shared peripheral interrupt n is n + 32.</param>
/// <param name="Trigger">The trigger at the root interrupt controller.</param>
public readonly record struct Interrupt(uint Number, TriggerMode Trigger)
{
    /// <summary>Number and trigger: <c>40 level</c>.</summary>
    public override string ToString() =>
        Number.ToString(CultureInfo.InvariantCulture) + (Trigger == TriggerMode.Edge ? " edge" : " level");

    // Written out: the members that the compiler makes for a record use types that programs without the .NET runtime do not have.

    /// <summary>Whether both have the same number and trigger.</summary>
    public bool Equals(Interrupt other) => Number == other.Number && Trigger == other.Trigger;

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)Number * 31) + (int)Trigger);
}

namespace Boards;

/// <summary>An object of a protection domain that a capability can be to.</summary>
public enum CapabilityKind
{
    /// <summary><c>cap_tcb</c>: its thread.</summary>
    Thread,

    /// <summary><c>cap_sc</c>: its scheduling context.</summary>
    SchedulingContext,

    /// <summary><c>cap_vspace</c>: its address space.</summary>
    AddressSpace,
}

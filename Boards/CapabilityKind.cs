namespace Boards;

/// <summary>The kinds of objects of a protection domain that a capability can refer to.</summary>
public enum CapabilityKind
{
    /// <summary><c>cap_tcb</c>: its thread.</summary>
    Thread,

    /// <summary><c>cap_sc</c>: its scheduling context.</summary>
    SchedulingContext,

    /// <summary><c>cap_vspace</c>: its address space.</summary>
    AddressSpace,
}

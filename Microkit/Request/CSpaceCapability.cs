namespace Boards.Microkit.Request;

/// <summary>An object that a capability in a <c>cspace</c> can refer to.</summary>
public enum CSpaceCapability
{
    /// <summary><c>cap_tcb</c>: the thread.</summary>
    Thread,

    /// <summary><c>cap_sc</c>: the scheduling context.</summary>
    SchedulingContext,

    /// <summary><c>cap_vspace</c>: the address space.</summary>
    AddressSpace,
}

using System;

namespace Boards;

/// <summary>
/// Puts a capability to a protection domain's object into the marked one's <c>cspace</c>. Since Microkit 2.3.
/// </summary>
/// <param name="capability">What it is to.</param>
/// <param name="slot">Where it lies, 1 to 127; each slot holds one.</param>
/// <param name="protectionDomain">Name of the protection domain whose object it is.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CSpaceAttribute(CapabilityKind capability, int slot, string protectionDomain) : Attribute
{
    /// <summary>What it is to.</summary>
    public CapabilityKind Capability { get; } = capability;

    /// <summary>Where it lies.</summary>
    public int Slot { get; } = slot;

    /// <summary>Name of the protection domain whose object it is.</summary>
    public string ProtectionDomain { get; } = protectionDomain;
}

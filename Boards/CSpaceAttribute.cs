using System;

namespace Boards;

/// <summary>
/// Adds a capability to an object of a protection domain to the <c>cspace</c> of the marked one. Since Microkit 2.3.
/// </summary>
/// <param name="capability">The kind of object.</param>
/// <param name="slot">The slot, 1 to 127; each slot has one capability.</param>
/// <param name="protectionDomain">Name of the protection domain whose object it is.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class CSpaceAttribute(CapabilityKind capability, int slot, string protectionDomain) : Attribute
{
    /// <summary>The kind of object.</summary>
    public CapabilityKind Capability { get; } = capability;

    /// <summary>The slot.</summary>
    public int Slot { get; } = slot;

    /// <summary>Name of the protection domain whose object it is.</summary>
    public string ProtectionDomain { get; } = protectionDomain;
}

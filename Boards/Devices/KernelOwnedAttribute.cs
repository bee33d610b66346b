using System;

namespace Boards;

/// <summary>
/// Marks a generated class of what an seL4 kernel for the board keeps for itself: a device, registers or an interrupt.
/// Programs cannot map or claim it.
/// </summary>
/// <param name="purpose">What the kernel uses it for.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KernelOwnedAttribute(string purpose) : Attribute
{
    /// <summary>What the kernel uses it for.</summary>
    public string Purpose { get; } = purpose;
}

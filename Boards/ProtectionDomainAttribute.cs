using System;

namespace Boards;

/// <summary>
/// Declares a <c>protection_domain</c> of the enclosing system, or a child of the enclosing protection domain.
/// </summary>
/// <param name="name">Its name: unique, and not <c>monitor</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProtectionDomainAttribute(string name) : Attribute
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Scheduling priority, 0 to 254. The default of Microkit's tool is 0.</summary>
    public int Priority { get; set; }

    /// <summary>The ELF file of the program. The default is the name with <c>.elf</c>.</summary>
    public string? Image { get; set; }

    /// <summary>Budget in microseconds in each period. The default of Microkit's tool is 1000.</summary>
    public ulong Budget { get; set; }

    /// <summary>Period in microseconds, not less than the budget. The default is the budget.</summary>
    public ulong Period { get; set; }

    /// <summary>Whether it runs only on the scheduling contexts of its callers.</summary>
    public bool Passive { get; set; }

    /// <summary>
    /// Stack in bytes: 0x1000 to 0x1000000, a multiple of 0x1000. The default of Microkit's tool is 0x2000, and 0x1000
    /// before Microkit 2.1. Since Microkit 1.4.
    /// </summary>
    public ulong StackSize { get; set; }

    /// <summary>
    /// Whether it may call the secure monitor. On Arm, since Microkit 2.0; before 2.1 with a kernel that was built for it.
    /// </summary>
    public bool Smc { get; set; }

    /// <summary>The core it runs on. The default is the first. Since Microkit 2.1, with a kernel for several cores.</summary>
    public int Cpu { get; set; }

    /// <summary>Whether it may use floating point. The default of Microkit's tool is true. Since Microkit 2.3.</summary>
    public bool Fpu { get; set; }

    /// <summary>Another ELF file, in which symbols are looked up. Since Microkit 2.2.</summary>
    public string? PathForSymbols { get; set; }

    /// <summary>
    /// Name of its scheduling domain (<see cref="DomainAttribute"/>). Required if the system has domains, and not allowed
    /// otherwise. Since Microkit 2.3.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>The id of a child in its parent, 0 to 61. The default is the lowest free id.</summary>
    public int Id { get; set; }

    /// <summary>The symbol in the parent's program that is set to <see cref="Id"/>. Since Microkit 2.1.</summary>
    public string? SetvarId { get; set; }
}

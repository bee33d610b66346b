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

    /// <summary>Scheduling priority, 0 to 254. Where it is not given, the attribute is left out (the tool takes 0).</summary>
    public int Priority { get; set; }

    /// <summary>The ELF file of the program. The default is the name with <c>.elf</c>.</summary>
    public string? Image { get; set; }

    /// <summary>Budget in microseconds in each period; where it is not given, the tool takes 1000.</summary>
    public ulong Budget { get; set; }

    /// <summary>Period in microseconds; not below the budget, which it is where it is not given.</summary>
    public ulong Period { get; set; }

    /// <summary>Whether it runs only on the scheduling context of who calls it.</summary>
    public bool Passive { get; set; }

    /// <summary>
    /// Stack in bytes: 0x1000 to 0x1000000, a multiple of 0x1000. Where it is not given, the tool takes 0x2000, and
    /// before Microkit 2.1 0x1000. Since Microkit 1.4.
    /// </summary>
    public ulong StackSize { get; set; }

    /// <summary>
    /// Whether it may call the secure monitor. On Arm, since Microkit 2.0; before 2.1 with a kernel that was built for it.
    /// </summary>
    public bool Smc { get; set; }

    /// <summary>The core it runs on; the first where it is not given. Since Microkit 2.1, with a kernel for several cores.</summary>
    public int Cpu { get; set; }

    /// <summary>Whether it may use floating point. Where it is not given, the attribute is left out (the tool takes true). Since Microkit 2.3.</summary>
    public bool Fpu { get; set; }

    /// <summary>Another ELF file, to look symbols up in. Since Microkit 2.2.</summary>
    public string? PathForSymbols { get; set; }

    /// <summary>
    /// Name of the scheduling domain that it belongs to (<see cref="DomainAttribute"/>): given where the system has
    /// domains, and only there. Since Microkit 2.3.
    /// </summary>
    public string? Domain { get; set; }

    /// <summary>The id of a child in its parent, 0 to 61. Where it is not given, the lowest free one.</summary>
    public int Id { get; set; }

    /// <summary>The symbol in the parent's program that is set to <see cref="Id"/>. Since Microkit 2.1.</summary>
    public string? SetvarId { get; set; }
}

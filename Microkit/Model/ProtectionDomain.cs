using Boards.Microkit.Model.X86;

namespace Boards.Microkit.Model;

/// <summary>A <c>protection_domain</c>. What is null is left out, and the tool takes its default.</summary>
/// <param name="Name">Unique, and not <c>monitor</c>.</param>
public sealed record ProtectionDomain(string Name)
{
    /// <summary>Scheduling priority, 0 to 254; the tool's default is 0.</summary>
    public int? Priority { get; init; }

    /// <summary>Microseconds in each period; the tool's default is 1000.</summary>
    public ulong? Budget { get; init; }

    /// <summary>Microseconds, not below the budget; the tool's default is the budget.</summary>
    public ulong? Period { get; init; }

    /// <summary>Whether it runs only on its callers' time.</summary>
    public bool? Passive { get; init; }

    /// <summary>Bytes of stack.</summary>
    public ulong? StackSize { get; init; }

    /// <summary>Whether it may call the secure monitor.</summary>
    public bool? Smc { get; init; }

    /// <summary>The core that it runs on.</summary>
    public int? Cpu { get; init; }

    /// <summary>Whether it may use floating point; the tool's default is true.</summary>
    public bool? Fpu { get; init; }

    /// <summary>The scheduling domain that it belongs to, where the system has domains.</summary>
    public string? Domain { get; init; }

    /// <summary>Whether others may call it, before Microkit 2.0 (<c>pp</c>); null where the ends of its channels say so.</summary>
    public bool? AcceptsCalls { get; init; }

    /// <summary>Its id in its parent; null for one that has no parent.</summary>
    public int? Id { get; init; }

    /// <summary>The parent's symbol that is set to <see cref="Id"/>.</summary>
    public string? SetvarId { get; init; }

    /// <summary>The ELF file.</summary>
    public string ProgramImage { get; init; } = "";

    /// <summary>Another ELF file, to look symbols up in.</summary>
    public string? PathForSymbols { get; init; }

    /// <summary>Memory that it maps.</summary>
    public ValueList<Map> Maps { get; init; } = [];

    /// <summary>Interrupts that it receives.</summary>
    public ValueList<Irq> Irqs { get; init; } = [];

    /// <summary>x86 I/O ports that it uses.</summary>
    public ValueList<IoPort> IoPorts { get; init; } = [];

    /// <summary>Symbols that are set to physical addresses.</summary>
    public ValueList<Setvar> Setvars { get; init; } = [];

    /// <summary>Its virtual machine, or null.</summary>
    public VirtualMachine? VirtualMachine { get; init; }

    /// <summary>Capabilities to other domains' objects.</summary>
    public ValueList<CSpaceSlot> CSpace { get; init; } = [];

    /// <summary>The domains whose faults it handles.</summary>
    public ValueList<ProtectionDomain> Children { get; init; } = [];
}

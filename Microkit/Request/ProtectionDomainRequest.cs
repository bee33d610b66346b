using Boards.Devicetree.Text;
using Boards.Microkit.Request.X86;

namespace Boards.Microkit.Request;

/// <summary>A declared protection domain. Null values mean the tool's default.</summary>
public sealed record ProtectionDomainRequest
{
    /// <summary>Its name.</summary>
    public required Declared<string> Name { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its name in C#: the marked class, nested as declared; empty if there is none.</summary>
    public string Class { get; init; } = "";

    /// <summary>Scheduling priority.</summary>
    public Declared<int>? Priority { get; init; }

    /// <summary>The budget in each period, in microseconds.</summary>
    public Declared<ulong>? Budget { get; init; }

    /// <summary>The period in microseconds.</summary>
    public Declared<ulong>? Period { get; init; }

    /// <summary>Whether it runs only on its callers' scheduling contexts.</summary>
    public Declared<bool>? Passive { get; init; }

    /// <summary>The size of the stack in bytes.</summary>
    public Declared<ulong>? StackSize { get; init; }

    /// <summary>Whether it may call the secure monitor.</summary>
    public Declared<bool>? Smc { get; init; }

    /// <summary>The core that it runs on.</summary>
    public Declared<int>? Cpu { get; init; }

    /// <summary>Whether it may use floating point.</summary>
    public Declared<bool>? Fpu { get; init; }

    /// <summary>The scheduling domain that it belongs to.</summary>
    public Declared<string>? Domain { get; init; }

    /// <summary>
    /// Whether others may call it, as descriptions before Microkit 2.0 declare it (<c>pp</c>); null leaves it to the ends of
    /// the channels.
    /// </summary>
    public Declared<bool>? AcceptsCalls { get; init; }

    /// <summary>Its id in the parent; if a child has none, it gets the lowest free one.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>The parent's symbol that is set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }

    /// <summary>The ELF file; null for the name with <c>.elf</c>.</summary>
    public Declared<string>? Image { get; init; }

    /// <summary>Another ELF file, in which symbols are looked up.</summary>
    public Declared<string>? PathForSymbols { get; init; }

    /// <summary>Devices that it drives itself.</summary>
    public ValueList<PassthroughRequest> Passthroughs { get; init; } = [];

    /// <summary>Memory that it maps by hand.</summary>
    public ValueList<MapRequest> Maps { get; init; } = [];

    /// <summary>Interrupts that it receives by number.</summary>
    public ValueList<IrqRequest> Irqs { get; init; } = [];

    /// <summary>Pins of x86 I/O APICs from which it receives interrupts.</summary>
    public ValueList<IoApicIrqRequest> IoApicIrqs { get; init; } = [];

    /// <summary>Messages of x86 PCI devices that it receives as interrupts.</summary>
    public ValueList<MsiIrqRequest> MsiIrqs { get; init; } = [];

    /// <summary>x86 I/O ports that it uses.</summary>
    public ValueList<IoPortRequest> IoPorts { get; init; } = [];

    /// <summary>Capabilities to other domains' objects.</summary>
    public ValueList<CSpaceSlotRequest> CSpace { get; init; } = [];

    /// <summary>Symbols set to physical addresses.</summary>
    public ValueList<SetvarRequest> Setvars { get; init; } = [];

    /// <summary>Its virtual machines; Microkit supports one.</summary>
    public ValueList<VirtualMachineRequest> VirtualMachines { get; init; } = [];

    /// <summary>The domains whose faults it handles.</summary>
    public ValueList<ProtectionDomainRequest> Children { get; init; } = [];
}

using System.Collections.Immutable;
using System.Linq;
using static Boards.Microkit.MicrokitVersion;
using static Boards.Microkit.Xml.Grammar.VersionSet;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>
/// The elements and attributes of a system description, and the versions that take them (Microkit's manual, "System
/// description file", and its tool/microkit/src/sdf.rs).
/// </summary>
internal static class SystemGrammar
{
    public static readonly ElementGrammar MemoryRegion = new("memory_region", All,
    [
        Required("name"), Optional("size"), Optional("page_size"), Optional("phys_addr"),
        Optional("prefill_path", Since(Version22)), Optional("prefill_bootinfo", Since(Version23)),
    ]);

    public static readonly ElementGrammar ProgramImage = new("program_image", All,
        [Required("path"), Optional("path_for_symbols", Since(Version22))]);

    /// <summary>A map of a virtual machine, which has no program to set symbols in.</summary>
    public static readonly ElementGrammar MachineMap = new("map", All,
        [Required("mr"), Required("vaddr"), Optional("perms"), Optional("cached")]);

    public static readonly ElementGrammar DomainMap = MachineMap with
    {
        Attributes =
        [
            .. MachineMap.Attributes,
            Optional("setvar_vaddr"), Optional("setvar_size", Since(Version20)), Optional("setvar_prefill_size", Since(Version22)),
        ],
    };

    /// <summary>An interrupt of an Arm or RISC-V controller.</summary>
    public static readonly ElementGrammar WiredIrq = new("irq", All,
        [Required("irq"), Required("id"), Optional("trigger"), Optional("setvar_id", Since(Version21))]);

    /// <summary>A pin of an x86 I/O APIC.</summary>
    public static readonly ElementGrammar IoApicIrq = new("irq", All,
    [
        Required("pin", Since(Version21)), Required("id"), Required("vector", Since(Version21)), Optional("ioapic", Since(Version21)),
        Optional("trigger"), Optional("polarity", Since(Version21)), Optional("setvar_id", Since(Version21)),
    ]);

    /// <summary>A message of an x86 PCI device.</summary>
    public static readonly ElementGrammar MsiIrq = new("irq", All,
    [
        Required("pcidev", Since(Version21)), Required("id"), Required("handle", Since(Version21)), Required("vector", Since(Version21)),
        Optional("setvar_id", Since(Version21)),
    ]);

    public static readonly ElementGrammar IoPort = new("ioport", Since(Version21),
        [Required("id"), Required("addr"), Required("size"), Optional("setvar_id"), Optional("setvar_addr")]);

    public static readonly ElementGrammar Setvar = new("setvar", All, [Required("symbol"), Required("region_paddr")]);

    public static readonly ElementGrammar Vcpu = new("vcpu", Since(Version13),
        [Required("id"), Optional("cpu", Since(Version23)), Optional("setvar_id", Since(Version21))]);

    public static readonly ElementGrammar VirtualMachine = new("virtual_machine", All,
    [
        Required("name"), Required("id", Only(Sel4cp)) with { ElementElsewhere = Vcpu.Name }, Optional("cpu", Only(Sel4cp)),
        Optional("priority"), Optional("budget"), Optional("period"),
    ])
    {
        Children = static () => [Vcpu, MachineMap],
    };

    public static readonly ElementGrammar CSpace = new("cspace", Since(Version23), [])
    {
        Children = static () => Capabilities,
    };

    /// <summary>What stands in a <c>cspace</c>.</summary>
    public static readonly ImmutableArray<ElementGrammar> Capabilities =
        [.. new[] { "cap_tcb", "cap_sc", "cap_vspace" }.Select(static name => new ElementGrammar(name, Since(Version23), [Required("slot"), Required("pd")]))];

    public static readonly ElementGrammar ProtectionDomain = new("protection_domain", All,
    [
        Required("name"), Optional("priority"), Optional("budget"), Optional("period"), Optional("passive"),
        Optional("pp", Until(Version14)), Optional("stack_size", Since(Version14)), Optional("smc", Only(Sel4cp) | Since(Version20)),
        Optional("cpu", Only(Sel4cp) | Since(Version21)), Optional("domain", Since(Version23)), Optional("fpu", Since(Version23)),
    ])
    {
        Children = static () => [ProgramImage, DomainMap, WiredIrq, IoPort, Setvar, ChildDomain!, VirtualMachine, CSpace],
    };

    /// <summary>A protection domain in another, which handles its faults.</summary>
    public static readonly ElementGrammar ChildDomain = ProtectionDomain with
    {
        Attributes = [.. ProtectionDomain.Attributes, Required("id"), Optional("setvar_id", Since(Version21))],
    };

    public static readonly ElementGrammar End = new("end", All,
    [
        Required("pd"), Required("id"), Optional("notify", Since(Version20)), Optional("pp", Since(Version20)),
        Optional("setvar_id", Since(Version21)),
    ]);

    public static readonly ElementGrammar Channel = new("channel", All, []) { Children = static () => [End] };

    public static readonly ElementGrammar Domain = new("domain", Since(Version23), [Required("name"), Optional("id")]);

    public static readonly ElementGrammar ScheduleEntry = new("schedule_entry", Since(Version23), [Required("domain"), Required("duration")]);

    public static readonly ElementGrammar ScheduleEndMarker = new("schedule_end_marker", Since(Version23), []);

    public static readonly ElementGrammar DomainSchedule = new("domain_schedule", Since(Version23), [Optional("start_index"), Optional("index_shift")])
    {
        Children = static () => [ScheduleEntry, ScheduleEndMarker],
    };

    public static readonly ElementGrammar Domains = new("domains", Since(Version23), [])
    {
        Children = static () => [Domain, DomainSchedule],
    };

    public static readonly ElementGrammar IoMap = new("iomap", Since(Version23), [Required("mr"), Required("iovaddr"), Optional("perms")]);

    public static readonly ElementGrammar IoAddressSpace = new("io_address_space", Since(Version23),
        [Required("name"), Required("peripheral_id"), Required("domain_id")])
    {
        Children = static () => [IoMap],
    };

    /// <summary>The root. Microkit does not look at its attributes.</summary>
    public static readonly ElementGrammar System = new("system", All, [])
    {
        Children = static () => [Domains, MemoryRegion, ProtectionDomain, Channel, IoAddressSpace],
    };

    private static AttributeGrammar Required(string name) => new(name, All, IsRequired: true);

    private static AttributeGrammar Required(string name, VersionSet versions) => new(name, versions, IsRequired: true);

    private static AttributeGrammar Optional(string name) => new(name, All);

    private static AttributeGrammar Optional(string name, VersionSet versions) => new(name, versions);
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Devices;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Domains;

/// <summary><c>BRD33xx</c>: protection domains, virtual machines and channels.</summary>
internal static class DomainDiagnostics
{
    public static readonly DiagnosticRule TwoMachinesRule = new("BRD3307", "A protection domain has two virtual machines", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule DuplicateNameRule = new("BRD3301", "A name is used twice", Severity.Error, breaksOutput: true) { YieldsTo = [TwoMachinesRule] };
    public static readonly DiagnosticRule ReservedNameRule = new("BRD3302", "The name is reserved by Microkit", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule LongNameRule = new("BRD3303", "A name is too long", Severity.Warning);
    public static readonly DiagnosticRule PriorityRule = new("BRD3304", "A priority is not between 0 and 254", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule BudgetRule = new("BRD3305", "A budget is greater than its period", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule StackRule = new("BRD3306", "A stack size is not valid", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule NoDomainRule = new("BRD3308", "A system has no protection domain", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule TooManyDomainsRule = new("BRD3309", "A system has too many protection domains", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule UnknownDomainRule = new("BRD3310", "The protection domain is unknown", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule CallPriorityRule = new("BRD3311", "The priority of a protected call's target must be higher than the caller's", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule CallBothWaysRule = new("BRD3312", "Both ends of a channel make protected calls", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule EmptyNameRule = new("BRD3313", "A name is empty", Severity.Warning);
    public static readonly DiagnosticRule DuplicateSetvarRule = new("BRD3314", "A symbol is set twice", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule CpuRule = new("BRD3315", "The core does not exist", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule VcpuRule = new("BRD3316", "The virtual CPU does not exist", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule InterruptTwiceRule = new("BRD3317", "An interrupt is declared twice", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule ArchitectureRule = new("BRD3318", "A declaration is not supported by the board's architecture", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule CapabilitySlotRule = new("BRD3334", "A capability slot is out of range", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule CapabilityTwiceRule = new("BRD3335", "A capability slot is used twice", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule SymbolRule = new("BRD3342", "A symbol is not a valid name", Severity.Warning);

    public static readonly DiagnosticRule NoHypervisorRule = new("BRD3343", "Virtual machines are not supported on the architecture", Severity.Warning);
    public static readonly DiagnosticRule NoMemoryRule = new("BRD3348", "A virtual machine has no memory", Severity.Warning) { YieldsTo = [NoHypervisorRule] };

    public static readonly DiagnosticRule CutPriorityRule = new("BRD3344", "The priority of a virtual machine is cut to eight bits", Severity.Warning);
    public static readonly DiagnosticRule ChildIdRule = new("BRD3345", "The id of a child is in the range of virtual CPU ids", Severity.Warning);

    public static readonly DiagnosticRule ChannelToItselfRule = new("BRD3020", "Both ends of a channel are in one protection domain", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        DuplicateNameRule, ReservedNameRule, LongNameRule, PriorityRule, BudgetRule, StackRule, TwoMachinesRule, NoDomainRule,
        TooManyDomainsRule, UnknownDomainRule, CallPriorityRule, CallBothWaysRule, EmptyNameRule, DuplicateSetvarRule, CpuRule,
        VcpuRule, InterruptTwiceRule, ArchitectureRule, CapabilitySlotRule, CapabilityTwiceRule, SymbolRule, NoHypervisorRule, NoMemoryRule,
        CutPriorityRule, ChildIdRule, ChannelToItselfRule,
    ];

    /// <summary>Names must be unique among protection domains, among machines and among memory regions.</summary>
    public static Diagnostic DuplicateName(string kind, string name, SourceLocation first, SourceLocation at) =>
        new(DuplicateNameRule, at, $"the {kind} name '{name}' is already used", Places.At(first, "the other"));

    /// <summary>The tool adds a protection domain with this name.</summary>
    public static Diagnostic ReservedName(string name, SourceLocation at) =>
        new(ReservedNameRule, at, $"the name '{name}' is reserved for Microkit's own protection domain");

    /// <summary>Microkit's monitor keeps the first 63 bytes of a name; before 2.0, the first 15.</summary>
    public static Diagnostic LongName(string kind, string name, int bytes, int most, SourceLocation at) =>
        new(LongNameRule, at, Invariant($"the name of {kind} '{name}' has {bytes} bytes; Microkit's messages show the first {most}"));

    /// <summary>A name without characters; the tool accepts it.</summary>
    public static Diagnostic EmptyName(string kind, SourceLocation at) => new(EmptyNameRule, at, $"the name of a {kind} is empty");

    /// <summary>The tool refuses a priority outside 0 to 254.</summary>
    public static Diagnostic Priority(string name, int priority, SourceLocation at) =>
        new(PriorityRule, at, Invariant($"'{name}': the priority {priority} is not between 0 and {MicrokitLimits.MaxPriority}"));

    /// <summary>The tool does not check the priority of a virtual machine, and uses its low eight bits.</summary>
    public static Diagnostic CutPriority(string machine, int priority, SourceLocation at) => new(CutPriorityRule, at, Invariant(
        $"'{machine}': the priority {priority} is not between 0 and {MicrokitLimits.MaxPriority}; Microkit uses {priority & 0xff}"));

    /// <summary>The tool does not check a child's id; in the parent's CSpace, the capabilities to virtual CPUs follow those to children.</summary>
    public static Diagnostic ChildId(string child, int id, int most, SourceLocation at) => new(ChildIdRule, at, Invariant(
        $"'{child}': the id {id} is above {most}, so its parent cannot distinguish it from a virtual CPU"));

    /// <summary>A budget must not exceed its period (Microkit manual, "scheduling").</summary>
    public static Diagnostic Budget(string name, ulong budget, ulong period, SourceLocation at) =>
        new(BudgetRule, at, Invariant($"'{name}': the budget of {budget} microseconds is greater than the period of {period}"));

    /// <summary>The size of a stack is out of range, or is not a whole number of pages.</summary>
    public static Diagnostic Stack(string name, ulong size, SourceLocation at) =>
        new(StackRule, at, Invariant(
            $"'{name}': a stack of 0x{size:x} bytes is not a multiple of 0x1000 between 0x{MicrokitLimits.MinStackBytes:x} and 0x{MicrokitLimits.MaxStackBytes:x}"));

    /// <summary>The tool accepts a channel to itself, but the intended program at the other end is not notified.</summary>
    public static Diagnostic ChannelToItself(string domain, SourceLocation at) =>
        new(ChannelToItselfRule, at, $"both ends of the channel are in protection domain '{domain}'");

    /// <summary>A protection domain can have one virtual machine.</summary>
    public static Diagnostic TwoMachines(string domain, Declared<string> first, Declared<string> other) =>
        new(TwoMachinesRule, other.Location, $"'{domain}' already has the virtual machine '{first.Value}'; '{other.Value}' needs a protection domain of its own", Places.At(first.Location, "the first"));

    /// <summary>The tool requires at least one.</summary>
    public static Diagnostic NoDomain(string system, SourceLocation at) => new(NoDomainRule, at, $"the system '{system}' has no protection domain");

    /// <summary>The tool accepts at most 63 protection domains.</summary>
    public static Diagnostic TooManyDomains(string system, int count, SourceLocation at) =>
        new(TooManyDomainsRule, at, Invariant($"the system '{system}' has {count} protection domains; at most {MicrokitLimits.MaxProtectionDomains} are possible"));

    /// <summary>An end of a channel refers to a protection domain that is not declared.</summary>
    public static Diagnostic UnknownDomain(string name, string? suggestion, SourceLocation at) =>
        new Diagnostic(UnknownDomainRule, at, $"the protection domain '{name}' is unknown").Suggesting(suggestion);

    /// <summary>The target of a protected call must have a higher priority than the caller.</summary>
    public static Diagnostic CallPriority(string caller, int priority, string callee, int calleePriority, SourceLocation at) =>
        new(CallPriorityRule, at, Invariant($"'{caller}' with priority {priority} calls '{callee}' with priority {calleePriority}, which must be higher"));

    /// <summary>Only one end of a channel can make protected calls.</summary>
    public static Diagnostic CallBothWays(string first, string second, SourceLocation at) =>
        new(CallBothWaysRule, at, $"'{first}' and '{second}' both make protected calls on one channel");

    /// <summary>A symbol can be set once.</summary>
    public static Diagnostic DuplicateSetvar(string symbol, string domain, SourceLocation at) =>
        new(DuplicateSetvarRule, at, $"the symbol '{symbol}' of '{domain}' is already set");

    /// <summary>The interrupts are for a virtual CPU that the holder does not have.</summary>
    public static Diagnostic Vcpu(string device, int vcpu, string holder, IReadOnlyList<int> ids, SourceLocation at) =>
        new(VcpuRule, at, Invariant($"{device}: its interrupts are for virtual CPU {vcpu}; {holder} has ")
            + (ids.Count == 0 ? "none" : (ids.Count == 1 ? "only virtual CPU " : "the virtual CPUs ") + string.Join(", ", ids.Select(static id => Invariant($"{id}")))));

    /// <summary>An interrupt can be declared once in a system.</summary>
    public static Diagnostic InterruptTwice(string what, string domain, SourceLocation first, SourceLocation at) =>
        new(InterruptTwiceRule, at, $"{what} is already declared for '{domain}'", Places.At(first, "declared here first"));

    /// <summary>The declaration is supported on another architecture, such as I/O ports on Arm.</summary>
    public static Diagnostic Architecture(string what, string wanted, string found, SourceLocation at) =>
        new(ArchitectureRule, at, $"{what} is supported on {wanted} only; {found}");

    /// <summary>The number of a core is higher than the board or a kernel supports.</summary>
    public static Diagnostic Cpu(string name, int cpu, int most, SourceLocation at) =>
        new(CpuRule, at, Invariant($"'{name}': core {cpu} is not between 0 and {most}"));

    /// <summary>There are 128 slots, and slot 0 is reserved for Microkit.</summary>
    public static Diagnostic CapabilitySlot(string domain, int slot, SourceLocation at) =>
        new(CapabilitySlotRule, at, Invariant($"'{domain}': the slot {slot} is not between 1 and {MicrokitLimits.MaxCapabilitySlot}"));

    /// <summary>A slot holds one capability.</summary>
    public static Diagnostic CapabilityTwice(string domain, int slot, SourceLocation first, SourceLocation at) =>
        new(CapabilityTwiceRule, at, Invariant($"'{domain}': the slot {slot} already holds another capability"), Places.At(first, "the other"));

    /// <summary>The guest's kernel has no place, in the guest or in the monitor that loads it.</summary>
    public static Diagnostic NoMemory(string machine, bool isHandWritten, SourceLocation at) => new(
        NoMemoryRule, at,
        $"virtual machine '{machine}' has no memory, so the guest stops at its first instruction; " + (isHandWritten ? "map a memory region in it, with perms=\"rwx\"" : "declare its memory, such as [GuestMemory(0x10000000)] for 256 MiB at a free address"));

    /// <summary>The tool refuses a virtual machine if its kernel is not built as a hypervisor.</summary>
    public static Diagnostic NoHypervisor(string machine, string architecture, SourceLocation at) =>
        new(NoHypervisorRule, at, $"virtual machine '{machine}': Microkit's kernels for {architecture} are built without virtualization");

    /// <summary>The text is not a valid name of a symbol, so the tool does not find it.</summary>
    public static Diagnostic Symbol(string symbol, SourceLocation at) => new(SymbolRule, at, $"'{symbol}' is not a valid symbol name");

}

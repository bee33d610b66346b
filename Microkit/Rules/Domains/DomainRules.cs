using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules.Domains;

/// <summary>Rules about protection domains and virtual machines that Microkit's tool enforces.</summary>
internal static class DomainRules
{
    /// <summary>Reports declarations that the tool would refuse or misread.</summary>
    public static void Check(PlanFacts facts)
    {
        PlanContext context = facts.Context;
        SystemRequest system = context.Request;
        if (context.Domains.Count == 0)
            context.Report(DomainDiagnostics.NoDomain(system.Name, system.Location));
        if (context.Domains.Count > MicrokitLimits.MaxProtectionDomains)
            context.Report(DomainDiagnostics.TooManyDomains(system.Name, context.Domains.Count, system.Location));

        CheckNames(context, "protection domain", context.Domains.Select(static d => d.Name));
        CheckNames(context, "virtual machine", context.Domains.SelectMany(static d => d.VirtualMachines).Select(static m => m.Name));
        CheckNames(context, "memory region", RegionNames(context));
        foreach (ProtectionDomainRequest domain in context.Domains)
            CheckDomain(context, domain);
    }

    private static void CheckNames(PlanContext context, string kind, IEnumerable<Declared<string>> names)
    {
        Dictionary<string, SourceLocation> seen = new(StringComparer.Ordinal);
        bool isShown = kind != "memory region";
        foreach (Declared<string> name in names)
        {
            int bytes = Encoding.UTF8.GetByteCount(name.Value);
            if (name.Value.Length == 0)
                context.Report(DomainDiagnostics.EmptyName(kind, name.Location));
            else if (isShown && bytes > MicrokitLimits.MaxNameBytesOf(context.Request.Version))
                context.Report(DomainDiagnostics.LongName(kind, name.Value, bytes, MicrokitLimits.MaxNameBytesOf(context.Request.Version), name.Location));
            if (kind == "protection domain" && name.Value == MicrokitLimits.ReservedName)
                context.Report(DomainDiagnostics.ReservedName(name.Value, name.Location));
            if (seen.TryGetValue(name.Value, out SourceLocation first))
                context.Report(DomainDiagnostics.DuplicateName(kind, name.Value, first, name.Location));
            else
                seen[name.Value] = name.Location;
        }
    }

    // A name that follows from a virtual machine's name, which is reported, is not reported again.
    private static IEnumerable<Declared<string>> RegionNames(PlanContext context)
    {
        HashSet<string> machines = new(StringComparer.Ordinal);
        return context.Request.MemoryRegions.Select(static r => r.Name)
            .Concat(context.Holders.Where(static h => h.IsMachine).Select(h => (Machine: h.Machine!, IsFirst: machines.Add(h.Name)))
                .SelectMany(static holder => holder.Machine.GuestMemories.Where(m => holder.IsFirst || m.Name is not null)
                    .Select(m => new Declared<string>(GuestMemoryPlan.NameOf(m, holder.Machine), m.Name?.Location ?? m.Location))));
    }

    private static bool IsStack(ulong size) => size is >= MicrokitLimits.MinStackBytes and <= MicrokitLimits.MaxStackBytes && size % MicrokitLimits.PageBytes == 0;

    private static void CheckDomain(PlanContext context, ProtectionDomainRequest domain)
    {
        string name = domain.Name.Value;
        CheckPriority(context, name, domain.Priority);
        CheckBudget(context, name, domain.Budget, domain.Period);
        if (domain.StackSize is { } stack && !IsStack(MissingPrefix.AsWritten(stack)))
        {
            Diagnostic diagnostic = DomainDiagnostics.Stack(name, MissingPrefix.AsWritten(stack), stack.Location);
            context.Report(MissingPrefix.Hexadecimal(stack) is { } meant && IsStack(meant)
                ? MissingPrefix.With(diagnostic, "stack_size", stack, "the digits are hexadecimal")
                : diagnostic);
        }

        CheckCore(context, name, domain.Cpu);
        foreach (CSpaceSlotRequest slot in domain.CSpace.Where(static s => s.Slot.Value is < 1 or > MicrokitLimits.MaxCapabilitySlot))
            context.Report(DomainDiagnostics.CapabilitySlot(name, slot.Slot.Value, slot.Slot.Location));
        CheckCapabilities(context, domain);
        foreach (VirtualMachineRequest more in domain.VirtualMachines.Skip(1))
            context.Report(DomainDiagnostics.TwoMachines(name, domain.VirtualMachines[0].Name, more.Name));

        foreach (VirtualMachineRequest machine in domain.VirtualMachines)
        {
            if (machine.Priority is { Value: < 0 or > MicrokitLimits.MaxPriority } cut)
                context.Report(DomainDiagnostics.CutPriority(machine.Name.Value, cut.Value, cut.Location));
            CheckBudget(context, machine.Name.Value, machine.Budget, machine.Period);
            foreach (VcpuRequest vcpu in machine.Vcpus)
                CheckCore(context, machine.Name.Value, vcpu.Cpu);
        }

        CheckSlots(context, domain);
    }

    private static void CheckCore(PlanContext context, string name, Declared<int>? cpu)
    {
        if (cpu is not { } core)
            return;
        // If the board does not describe its CPUs, their number is unknown. An x86 machine has no devicetree.
        int cores = context.Cores;
        int most = cores > 0 ? cores - 1 : context.Architecture == Architecture.X86 ? MicrokitLimits.MaxX86Core : byte.MaxValue;
        if (core.Value < 0 || core.Value > most)
            context.Report(DomainDiagnostics.Cpu(name, core.Value, most, core.Location));
    }

    private static void CheckCapabilities(PlanContext context, ProtectionDomainRequest domain)
    {
        Dictionary<int, SourceLocation> slots = [];
        foreach (CSpaceSlotRequest slot in domain.CSpace)
        {
            ChannelRules.FindDomain(context, slot.ProtectionDomain);
            if (slots.TryGetValue(slot.Slot.Value, out SourceLocation first))
                context.Report(DomainDiagnostics.CapabilityTwice(domain.Name.Value, slot.Slot.Value, first, slot.Slot.Location));
            else
                slots[slot.Slot.Value] = slot.Slot.Location;
        }
    }

    // Virtual CPUs and children share one range of ids.
    private static void CheckSlots(PlanContext context, ProtectionDomainRequest domain)
    {
        int most = context.Request.Version == MicrokitVersion.Sel4cp ? MicrokitLimits.MaxSlotOfSel4cp : MicrokitLimits.MaxId;
        IdSpace slots = new($"the children and virtual CPUs of '{domain.Name.Value}'", context, most);
        foreach (VirtualMachineRequest machine in domain.VirtualMachines)
        {
            foreach (VcpuRequest vcpu in machine.Vcpus)
                slots.TryTake(vcpu.Id.Value, "a virtual CPU", vcpu.Id.Location);
            // A machine that is declared without virtual CPUs has one; in a file, missing ones are reported.
            // Only one machine is allowed, so the virtual CPU of another one has no id.
            if (machine.Vcpus.IsEmpty && !context.Request.IsHandWritten && ReferenceEquals(machine, domain.VirtualMachines[0]))
                slots.TryTake(machine.VcpuIds[0], "a virtual CPU", machine.Location);
        }

        foreach (ProtectionDomainRequest child in domain.Children)
        {
            if (child.Id is { } large && large.Value > most)
                context.Report(DomainDiagnostics.ChildId(child.Name.Value, large.Value, most, large.Location));
            else if (child.Id is { } id)
                slots.TryTake(id.Value, $"'{child.Name.Value}'", id.Location);
        }
    }

    /// <summary>Whether a priority is one of Microkit's.</summary>
    public static bool IsPriority(int priority) => priority is >= 0 and <= MicrokitLimits.MaxPriority;

    private static void CheckPriority(PlanContext context, string name, Declared<int>? priority)
    {
        if (priority is { } wrong && !IsPriority(wrong.Value))
            context.Report(DomainDiagnostics.Priority(name, wrong.Value, wrong.Location));
    }

    private static void CheckBudget(PlanContext context, string name, Declared<ulong>? budget, Declared<ulong>? period)
    {
        // The tool's default for the budget is 1000 microseconds; for the period, it is the budget.
        const ulong DefaultBudget = 1000;
        if (period is { } given && (budget?.Value ?? DefaultBudget) > given.Value)
            context.Report(DomainDiagnostics.Budget(name, budget?.Value ?? DefaultBudget, given.Value, (budget ?? given).Location));
    }
}

using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Domains;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Format;

/// <summary>Rules about declarations that Microkit supports on some architectures only.</summary>
internal static class ArchitectureRules
{
    private const string X86 = "x86";
    private const string WithControllers = "Arm and RISC-V";

    /// <summary>
    /// Reports declarations that the architecture of the board, or that of the system's other elements, does not support. If the
    /// architecture is unknown, nothing is reported.
    /// </summary>
    public static void Check(PlanFacts facts)
    {
        Architecture architecture = facts.Context.Architecture;
        if (architecture == Architecture.Unknown)
            return;
        foreach (Element element in facts.Context.Domains.SelectMany(Of).Concat(OfSystem(facts.Context.Request)))
        {
            if (element.IsX86 != (architecture == Architecture.X86))
                facts.Context.Report(DomainDiagnostics.Architecture(element.What, element.IsX86 ? X86 : WithControllers, Found(facts.Context), element.At));
        }

        foreach (ProtectionDomainRequest domain in facts.Context.Domains)
            CheckArm(facts.Context, domain, architecture);
    }

    private static IEnumerable<Element> Of(ProtectionDomainRequest domain) =>
        domain.IoPorts.Select(static p => new Element(Invariant($"I/O port 0x{p.Address.Value:x}"), true, p.Address.Location))
            .Concat(domain.IoApicIrqs.Select(static i => new Element(Invariant($"pin {i.Pin.Value} of an I/O APIC"), true, i.Pin.Location)))
            .Concat(domain.MsiIrqs.Select(static i => new Element($"the message of {i.PciDevice.Value}", true, i.PciDevice.Location)))
            .Concat(domain.Irqs.Select(static i => new Element(Invariant($"interrupt {i.Number.Value} by number"), false, i.Number.Location)));

    private static IEnumerable<Element> OfSystem(SystemRequest system) =>
        system.IoAddressSpaces.Select(static s => new Element($"the I/O address space '{s.Name.Value}'", true, s.Name.Location));

    private static void CheckArm(PlanContext context, ProtectionDomainRequest domain, Architecture architecture)
    {
        if (domain.Smc is { Value: true } smc && architecture != Architecture.Arm)
            context.Report(DomainDiagnostics.Architecture("the secure monitor", "Arm", Found(context), smc.Location));
        // The priority, budget and period of a machine are those of its virtual CPUs, which are threads of their own on Arm.
        if (architecture != Architecture.Arm)
        {
            foreach (SourceLocation at in domain.VirtualMachines.SelectMany(static m => (SourceLocation?[])[m.Priority?.Location, m.Budget?.Location, m.Period?.Location]).OfType<SourceLocation>())
                context.Report(DomainDiagnostics.Architecture("the scheduling of a virtual machine", "Arm", Found(context), at));
        }

        // Microkit's kernel for RISC-V is not built as a hypervisor.
        if (architecture == Architecture.RiscV)
        {
            foreach (VirtualMachineRequest machine in domain.VirtualMachines)
                context.Report(DomainDiagnostics.NoHypervisor(machine.Name.Value, NameOf(architecture), machine.Name.Location));
        }
    }

    private static string Found(PlanContext context) => context.Kernel.Architecture == context.Architecture
        ? $"the architecture of the board is {NameOf(context.Architecture)}"
        : $"the system has elements of {NameOf(context.Architecture)}";

    private static string NameOf(Architecture architecture) => architecture switch
    {
        Architecture.Arm => "Arm",
        Architecture.RiscV => "RISC-V",
        _ => X86,
    };

    // What only some architectures have.
    private sealed record Element(string What, bool IsX86, SourceLocation At);
}

using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Request.Scheduling;
using Boards.Microkit.Xml.Grammar;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Rules.Format;

/// <summary>Whether the version of Microkit has what was declared.</summary>
internal static class VersionRules
{
    /// <summary>Reports what the version lacks, with the versions that have it.</summary>
    public static void Check(PlanFacts facts)
    {
        PlanContext context = facts.Context;
        MicrokitVersion version = context.Request.Version;
        foreach ((ElementGrammar element, string? attribute, SourceLocation at) in Uses(context))
        {
            VersionSet versions = attribute is null ? element.Versions : element.Attribute(attribute)!.Versions;
            string what = attribute is null ? $"the element '{element.Name}'" : $"the attribute '{attribute}' of '{element.Name}'";
            // Before there was an element of it, a virtual CPU's core was the machine's own attribute.
            bool isOfMachine = element == SystemGrammar.Vcpu && attribute == "cpu" && version == MicrokitVersion.Sel4cp;
            if (!versions.Contains(version) && !isOfMachine)
                context.Report(VersionDiagnostics.Lacks(what, versions.ToString(), version, at));
        }

        foreach (ProtectionDomainRequest domain in context.Domains)
            CheckDomain(context, domain, version);
    }

    private static void CheckDomain(PlanContext context, ProtectionDomainRequest domain, MicrokitVersion version)
    {
        foreach (VirtualMachineRequest machine in domain.VirtualMachines.Where(m => version < MicrokitVersion.Version20 && m.Vcpus.Count > 1))
            context.Report(VersionDiagnostics.OneVcpu(machine.Name.Value, machine.Vcpus.Count, version, machine.Vcpus[1].Id.Location));
        if (domain.Smc is { Value: true } smc && version == MicrokitVersion.Version20)
            context.Report(VersionDiagnostics.SmcKernel(domain.Name.Value, version, smc.Location));
    }

    private static IEnumerable<(ElementGrammar Element, string? Attribute, SourceLocation At)> Uses(PlanContext context)
    {
        SystemRequest system = context.Request;
        return system.MemoryRegions.SelectMany(Of)
            .Concat(context.Domains.SelectMany(Of))
            .Concat(system.Channels.SelectMany(static c => Of(c.First).Concat(Of(c.Second))))
            .Concat(Of(system.Domains))
            .Concat(system.IoAddressSpaces.Select(static s => (SystemGrammar.IoAddressSpace, (string?)null, (SourceLocation?)s.Name.Location)))
            .Where(static use => use.Item3 is not null)
            .Select(static use => (use.Item1, use.Item2, use.Item3!.Value));
    }

    private static IEnumerable<(ElementGrammar Element, string? Attribute, SourceLocation? At)> Of(MemoryRegionRequest region) =>
    [
        (SystemGrammar.MemoryRegion, "prefill_path", region.PrefillPath?.Location),
        (SystemGrammar.MemoryRegion, "prefill_bootinfo", region.PrefillBootInfo?.Location),
    ];

    private static IEnumerable<(ElementGrammar Element, string? Attribute, SourceLocation? At)> Of(ProtectionDomainRequest domain)
    {
        ElementGrammar grammar = SystemGrammar.ChildDomain;
        IEnumerable<(ElementGrammar, string?, SourceLocation?)> own =
        [
            (grammar, "stack_size", domain.StackSize?.Location),
            (grammar, "smc", domain.Smc?.Location),
            (grammar, "cpu", domain.Cpu?.Location),
            (grammar, "domain", domain.Domain?.Location),
            (grammar, "fpu", domain.Fpu?.Location),
            (grammar, "pp", domain.AcceptsCalls?.Location),
            (grammar, "setvar_id", domain.SetvarId?.Location),
            (SystemGrammar.ProgramImage, "path_for_symbols", domain.PathForSymbols?.Location),
        ];
        return own
            .Concat(domain.Maps.SelectMany(Of))
            .Concat(domain.Irqs.Select(static i => (SystemGrammar.WiredIrq, (string?)"setvar_id", i.SetvarId?.Location)))
            .Concat(domain.IoApicIrqs.Select(static i => (SystemGrammar.IoApicIrq, (string?)"pin", (SourceLocation?)i.Pin.Location)))
            .Concat(domain.MsiIrqs.Select(static i => (SystemGrammar.MsiIrq, (string?)"pcidev", (SourceLocation?)i.PciDevice.Location)))
            .Concat(domain.IoPorts.Select(static p => (SystemGrammar.IoPort, (string?)null, (SourceLocation?)p.Address.Location)))
            .Concat(domain.CSpace.Select(static c => (SystemGrammar.CSpace, (string?)null, (SourceLocation?)c.Slot.Location)))
            .Concat(domain.VirtualMachines.SelectMany(static m => m.Vcpus).SelectMany(Of));
    }

    private static IEnumerable<(ElementGrammar Element, string? Attribute, SourceLocation? At)> Of(MapRequest map) =>
    [
        (SystemGrammar.DomainMap, "setvar_size", map.SetvarSize?.Location),
        (SystemGrammar.DomainMap, "setvar_prefill_size", map.SetvarPrefillSize?.Location),
    ];

    private static IEnumerable<(ElementGrammar Element, string? Attribute, SourceLocation? At)> Of(VcpuRequest vcpu) =>
    [
        (SystemGrammar.Vcpu, "cpu", vcpu.Cpu?.Location),
        (SystemGrammar.Vcpu, "setvar_id", vcpu.SetvarId?.Location),
    ];

    private static IEnumerable<(ElementGrammar Element, string? Attribute, SourceLocation? At)> Of(ChannelEndRequest end) =>
    [
        (SystemGrammar.End, "notify", end.Notify is { Value: false } notify ? notify.Location : null),
        (SystemGrammar.End, "setvar_id", end.SetvarId?.Location),
    ];

    private static IEnumerable<(ElementGrammar Element, string? Attribute, SourceLocation? At)> Of(DomainsRequest? domains) =>
        domains is null ? [] : [(SystemGrammar.Domains, null, domains.Location)];
}

using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Planning;
using Boards.Devicetree.Microkit.Request;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Microkit.Rules;

/// <summary>Memory regions and maps as Microkit's tool takes them, wherever a number or a name came from the user.</summary>
internal static class HandDeclarationRules
{
    /// <summary>Reports what the tool would refuse.</summary>
    public static void Check(PlanFacts facts)
    {
        foreach (MemoryRegionRequest region in facts.Context.Request.MemoryRegions)
            CheckRegion(facts.Context, region);
        CheckOverlaps(facts);
        foreach (Holder holder in facts.Context.Holders)
            CheckMaps(facts.Context, holder);
        foreach (ProtectionDomainRequest domain in facts.Context.Domains)
            CheckSetvars(facts.Context, domain);
    }

    private static void CheckRegion(PlanContext context, MemoryRegionRequest region)
    {
        string name = region.Name.Value;
        ulong page = PageOf(region);
        if (region.PageSize is { } size && size.Value is not (MicrokitLimits.PageBytes or MicrokitLimits.LargePageBytes))
            context.Report(MemoryDiagnostics.Misaligned($"'{name}': page size", size.Value, MicrokitLimits.LargePageBytes, size.Location));
        if (region.Size.Value == 0 && region.PrefillPath is null)
            context.Report(MemoryDiagnostics.Empty(name, region.Size.Location));
        if (region.Size.Value % page != 0)
            context.Report(MemoryDiagnostics.Misaligned($"'{name}': size", region.Size.Value, page, region.Size.Location));
        if (region.PhysicalAddress is { } physical && physical.Value % page != 0)
            context.Report(MemoryDiagnostics.Misaligned($"'{name}': physical address", physical.Value, page, physical.Location));
    }

    private static void CheckOverlaps(PlanFacts facts)
    {
        List<(string Name, AddressRange Range, SourceLocation At)> seen =
            [.. facts.Regions.Select(static r => (r.Name, r.Pages, SourceLocation.None))];
        foreach ((string name, AddressRange range, SourceLocation at) in Fixed(facts.Context))
        {
            foreach ((string other, AddressRange taken, _) in seen)
            {
                if (taken.Overlaps(range))
                    facts.Context.Report(MemoryDiagnostics.Overlap(name, range, other, taken, at));
            }

            foreach (OwnedPages owned in facts.Context.Kernel.Pages.Where(o => !o.IsVirtualCpuInterface && o.Range.Overlaps(range)))
                facts.Context.Report(MemoryDiagnostics.NotMappable(name, range, owned.Owner, owned.Range, at));
            seen.Add((name, range, at));
        }
    }

    // What lies at a physical address that the user chose.
    private static IEnumerable<(string Name, AddressRange Range, SourceLocation At)> Fixed(PlanContext context)
    {
        foreach (MemoryRegionRequest region in context.Request.MemoryRegions)
        {
            if (region.PhysicalAddress is { } physical)
                yield return (region.Name.Value, AddressRange.Of(physical.Value, region.Size.Value), physical.Location);
        }

        foreach (VirtualMachineRequest machine in context.Holders.Where(static h => h.IsMachine).Select(static h => h.Machine!))
        {
            foreach (GuestMemoryRequest memory in machine.GuestMemories)
            {
                if (memory.PhysicalAddress is { } physical)
                    yield return (GuestMemoryPlan.NameOf(memory, machine), AddressRange.Of(physical.Value, memory.Size.Value), physical.Location);
            }
        }
    }

    private static void CheckMaps(PlanContext context, Holder holder)
    {
        foreach (MapRequest map in holder.Maps)
        {
            MemoryRegionRequest? region = Find(context, map.Region.Value);
            if (region is null)
                ReportUnknown(context, map.Region);
            else if (map.Address.Value % PageOf(region) != 0)
                context.Report(MemoryDiagnostics.Misaligned($"the map of '{map.Region.Value}': address", map.Address.Value, PageOf(region), map.Address.Location));
            if (map.Permissions is { } permissions && (permissions.Value == "w" || permissions.Value.Any(static c => c is not ('r' or 'w' or 'x'))))
                context.Report(MemoryDiagnostics.Permissions(permissions.Value, permissions.Location));
        }
    }

    private static void CheckSetvars(PlanContext context, ProtectionDomainRequest domain)
    {
        foreach (SetvarRequest setvar in domain.Setvars)
        {
            if (Find(context, setvar.Region.Value) is not { } region)
                ReportUnknown(context, setvar.Region);
            else if (region.PhysicalAddress is null)
                context.Report(MemoryDiagnostics.NoPhysicalAddress(setvar.Region.Value, setvar.Region.Location));
        }

        HashSet<string> symbols = new(StringComparer.Ordinal);
        foreach (Declared<string> symbol in SymbolsOf(domain))
        {
            if (!symbols.Add(symbol.Value))
                context.Report(DomainDiagnostics.DuplicateSetvar(symbol.Value, domain.Name.Value, symbol.Location));
        }
    }

    private static IEnumerable<Declared<string>> SymbolsOf(ProtectionDomainRequest domain) =>
        domain.Maps.SelectMany(static m => (Declared<string>?[])[m.Setvar, m.SetvarSize])
            .Concat(domain.VirtualMachines.SelectMany(static m => m.GuestMemories).Select(static g => g.Setvar))
            .Concat(domain.Passthroughs.Select(static p => p.Setvar))
            .Concat(domain.Irqs.Select(static i => i.SetvarId))
            .Concat(domain.Setvars.Select(static s => (Declared<string>?)s.Symbol))
            .Where(static s => s is not null).Select(static s => s!.Value);

    private static void ReportUnknown(PlanContext context, Declared<string> region) => context.Report(MemoryDiagnostics.UnknownRegion(
        region.Value, Spelling.Nearest(region.Value, context.Request.MemoryRegions.Select(static r => r.Name.Value)), region.Location));

    private static MemoryRegionRequest? Find(PlanContext context, string name) =>
        context.Request.MemoryRegions.FirstOrDefault(r => string.Equals(r.Name.Value, name, StringComparison.Ordinal));

    private static ulong PageOf(MemoryRegionRequest region) =>
        region.PageSize?.Value == MicrokitLimits.LargePageBytes ? MicrokitLimits.LargePageBytes : MicrokitLimits.PageBytes;
}

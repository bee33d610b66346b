using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Microkit;
using Boards.Devicetree.Microkit.Model;
using Boards.Devicetree.Microkit.Xml;
using Boards.Tests.Microkit.Xml;

namespace Boards.Tests.Microkit;

/// <summary>
/// Microkit's own checks of a description (tool/microkit/src/sdf.rs), written anew for the tests: what passes here is
/// taken by the tool. It shares no code with what it checks.
/// </summary>
internal static class PlanChecker
{
    private const ulong Page = 0x1000;

    public static IReadOnlyList<string> Faults(SystemDescription system)
    {
        List<string> faults = [];
        if (system.Version == MicrokitVersions.Current)
            faults.AddRange(Schema.Faults(SystemDescriptionWriter.Write(system)));
        CheckRegions(system, faults);
        ProtectionDomain[] domains = [.. Flatten(system.ProtectionDomains)];
        if (domains.Length is 0 or > 63)
            faults.Add($"{domains.Length} protection domains");
        Unique("protection domain", domains.Select(static d => d.Name), faults);
        Unique("virtual machine", domains.Select(static d => d.VirtualMachine?.Name).OfType<string>(), faults);
        Unique("interrupt", domains.SelectMany(static d => d.Irqs).OfType<WiredIrq>().Select(static i => i.Number), faults);
        foreach (ProtectionDomain domain in domains)
            CheckDomain(system, domain, faults);
        foreach (Channel channel in system.Channels)
        {
            foreach (ChannelEnd end in (ChannelEnd[])[channel.First, channel.Second])
            {
                if (domains.All(d => d.Name != end.ProtectionDomain))
                    faults.Add($"channel to unknown '{end.ProtectionDomain}'");
            }
        }

        return faults;
    }

    private static IEnumerable<ProtectionDomain> Flatten(IEnumerable<ProtectionDomain> domains) =>
        domains.SelectMany(static d => Flatten(d.Children).Prepend(d));

    private static void CheckRegions(SystemDescription system, List<string> faults)
    {
        Unique("memory region", system.MemoryRegions.Select(static r => r.Name), faults);
        foreach (MemoryRegion region in system.MemoryRegions)
        {
            ulong page = region.PageSize ?? Page;
            if (region.Size is not > 0 || region.Size % page != 0 || region.PhysicalAddress % page is > 0)
                faults.Add($"region '{region.Name}' is not whole pages");
        }

        MemoryRegion[] placed = [.. system.MemoryRegions.Where(static r => r.PhysicalAddress is not null).OrderBy(static r => r.PhysicalAddress)];
        foreach ((MemoryRegion low, MemoryRegion high) in placed.Zip(placed.Skip(1)))
        {
            if (low.PhysicalAddress + low.Size > high.PhysicalAddress)
                faults.Add($"regions '{low.Name}' and '{high.Name}' overlap");
        }
    }

    private static void CheckDomain(SystemDescription system, ProtectionDomain domain, List<string> faults)
    {
        if (domain.Name == "monitor" || domain.Priority is < 0 or > 254 || (domain.Budget ?? 1000) > (domain.Period ?? ulong.MaxValue))
            faults.Add($"attributes of '{domain.Name}'");
        IEnumerable<int> ids = domain.Irqs.Select(static i => i.Id)
            .Concat(system.Channels.SelectMany(static c => (ChannelEnd[])[c.First, c.Second]).Where(e => e.ProtectionDomain == domain.Name).Select(static e => e.Id));
        CheckIds("ids of " + domain.Name, ids, faults);
        CheckIds("slots of " + domain.Name, domain.Children.Select(static c => c.Id!.Value)
            .Concat(domain.VirtualMachine?.Vcpus.Select(static v => v.Id) ?? []), faults);
        CheckMaps(system, domain.Name, domain.Maps, 0xff_ffff_c000, faults);
        if (domain.VirtualMachine is not { } machine)
            return;
        if (machine.Vcpus.Count == 0)
            faults.Add($"'{machine.Name}' has no virtual CPU");
        if (machine.Maps.Any(static m => m.SetvarAddress is not null || m.SetvarSize is not null || m.SetvarPrefillSize is not null))
            faults.Add($"'{machine.Name}' sets variables");
        CheckMaps(system, machine.Name, machine.Maps, 1UL << 44, faults);
    }

    private static void CheckIds(string what, IEnumerable<int> ids, List<string> faults)
    {
        Unique(what, ids, faults);
        faults.AddRange(ids.Where(static id => id is < 0 or > 61).Select(id => $"{what}: {id}"));
    }

    private static void CheckMaps(SystemDescription system, string space, IEnumerable<Map> maps, ulong end, List<string> faults)
    {
        List<(ulong Start, ulong End, string Name)> ranges = [];
        foreach (Map map in maps)
        {
            MemoryRegion? region = system.MemoryRegions.FirstOrDefault(r => r.Name == map.Region);
            if (region?.Size is not { } size)
            {
                faults.Add($"map of unknown '{map.Region}' in {space}");
                continue;
            }

            if (map.Address % (region.PageSize ?? Page) != 0 || map.Address + size > end || map.Permissions is "" or "w")
                faults.Add($"map of '{map.Region}' in {space}");
            ranges.Add((map.Address, map.Address + size, map.Region));
        }

        ranges.Sort();
        faults.AddRange(ranges.Zip(ranges.Skip(1)).Where(static p => p.First.End > p.Second.Start)
            .Select(p => $"maps of '{p.First.Name}' and '{p.Second.Name}' overlap in {space}"));
    }

    private static void Unique<T>(string what, IEnumerable<T> values, List<string> faults) =>
        faults.AddRange(values.GroupBy(static v => v).Where(static g => g.Count() > 1).Select(g => FormattableString.Invariant($"{what} {g.Key} twice")));
}

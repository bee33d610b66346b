using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Boards.Microkit;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;
using Boards.Tests.Microkit.Xml;

namespace Boards.Tests.Microkit;

/// <summary>
/// Microkit's own checks of a description (tool/microkit/src/sdf.rs), rewritten for the tests: the tool accepts text that
/// passes here. It reads the XML as the tool does and shares no code with what it checks.
/// </summary>
internal sealed class PlanChecker
{
    private const ulong Page = 0x1000;
    private const ulong LargePage = 0x200000;
    private const ulong ProgramEnd = 0xff_ffff_c000;

    // The attributes of each element: those that are required, a bar, and the others. The form of the value follows the name:
    // N any number, D a decimal number, B a boolean, S text.
    private static readonly Dictionary<string, string> Grammar = new(StringComparer.Ordinal)
    {
        ["memory_region"] = "name:S | size:N page_size:N phys_addr:N prefill_path:S prefill_bootinfo:S",
        ["protection_domain"] = "name:S | priority:N budget:N period:N passive:B stack_size:N smc:B cpu:N domain:S fpu:B id:N setvar_id:S",
        ["program_image"] = "path:S | path_for_symbols:S",
        ["map"] = "mr:S vaddr:N | perms:S cached:B setvar_vaddr:S setvar_size:S setvar_prefill_size:S",
        ["irq"] = "id:D | irq:D trigger:S setvar_id:S pin:D ioapic:D vector:D polarity:S pcidev:S handle:D",
        ["ioport"] = "id:D addr:N size:D | setvar_id:S setvar_addr:S",
        ["cspace"] = "|",
        ["cap_tcb"] = "slot:N pd:S |",
        ["cap_sc"] = "slot:N pd:S |",
        ["cap_vspace"] = "slot:N pd:S |",
        ["setvar"] = "symbol:S region_paddr:S |",
        ["virtual_machine"] = "name:S | priority:N budget:N period:N",
        ["vcpu"] = "id:D | cpu:N setvar_id:S",
        ["channel"] = "|",
        ["end"] = "pd:S id:D | notify:B pp:B setvar_id:S",
    };

    private static readonly Dictionary<string, string[]> Children = new(StringComparer.Ordinal)
    {
        ["system"] = ["memory_region", "protection_domain", "channel"],
        ["protection_domain"] = ["program_image", "map", "irq", "ioport", "setvar", "cspace", "virtual_machine", "protection_domain"],
        ["cspace"] = ["cap_tcb", "cap_sc", "cap_vspace"],
        ["virtual_machine"] = ["vcpu", "map"],
        ["channel"] = ["end"],
    };

    private readonly XElement _system;
    private readonly ulong _guestEnd;
    private readonly List<string> _faults = [];
    private readonly XElement[] _domains;
    private readonly Dictionary<string, XElement> _regions = new(StringComparer.Ordinal);

    private PlanChecker(XElement system, ulong guestEnd)
    {
        _system = system;
        _guestEnd = guestEnd;
        _domains = [.. system.Descendants("protection_domain")];
    }

    /// <summary>The errors that the tool would report for a description; none if it accepts it.</summary>
    public static IReadOnlyList<string> Faults(SystemRequest system, int addressBits = 44)
    {
        string xml = SystemDescriptionWriter.Write(system);
        return system.Version == MicrokitVersions.Current ? [.. Schema.Faults(xml), .. Faults(xml, addressBits)] : Faults(xml, addressBits);
    }

    /// <summary>The errors that the tool would report for a file.</summary>
    public static IReadOnlyList<string> Faults(string xml, int addressBits = 44)
    {
        using XmlReader reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        PlanChecker checker = new(XElement.Load(reader), 1UL << addressBits);
        checker.CheckForm(checker._system);
        // The tool stops at the first mistake, so the checks below may be left out.
        if (checker._faults.Count == 0)
            checker.CheckMeaning();
        return checker._faults;
    }

    private void CheckForm(XElement element)
    {
        string name = element.Name.LocalName;
        if (name != "system" && Grammar.TryGetValue(name, out string? rule))
        {
            string[] halves = rule.Split('|');
            string[] required = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] all = [.. required, .. halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            foreach (string missing in required.Where(r => element.Attribute(r.Split(':')[0]) is null))
                Fault($"missing attribute '{missing}' on '{name}'");
            foreach (XAttribute attribute in element.Attributes())
            {
                string? known = all.FirstOrDefault(a => a.Split(':')[0] == attribute.Name.LocalName);
                if (known is null || !IsOfForm(attribute.Value, known[^1]))
                    Fault($"attribute '{attribute}' on '{name}'");
            }
        }

        string[] children = Children.GetValueOrDefault(name, []);
        foreach (XElement child in element.Elements())
        {
            if (children.Contains(child.Name.LocalName))
                CheckForm(child);
            else
                Fault($"element '{child.Name}' in '{name}'");
        }

        if (element.Nodes().OfType<XText>().Any(static text => !string.IsNullOrWhiteSpace(text.Value)))
            Fault($"text in '{name}'");
    }

    private void CheckMeaning()
    {
        CheckRegions();
        if (_domains.Length is 0 or > 63)
            Fault($"{_domains.Length} protection domains");
        Unique("protection domain", _domains.Select(static d => Text(d, "name")));
        Unique("virtual machine", _system.Descendants("virtual_machine").Select(static m => Text(m, "name")));
        Unique("interrupt", _system.Descendants("irq").Attributes("irq").Select(static i => i.Value));
        foreach (XElement domain in _domains)
            CheckDomain(domain);
        foreach (XElement channel in _system.Elements("channel"))
            CheckChannel(channel);
    }

    private void CheckRegions()
    {
        List<(ulong Start, ulong End, string Name)> placed = [];
        foreach (XElement region in _system.Elements("memory_region"))
        {
            string name = Text(region, "name");
            if (!_regions.TryAdd(name, region))
                Fault($"memory region '{name}' twice");
            // A region that a file fills has the file's size.
            bool isFilled = region.Attribute("size") is null && (region.Attribute("prefill_path") ?? region.Attribute("prefill_bootinfo")) is not null;
            ulong size = Number(region, "size") ?? (isFilled ? PageOf(region) : 0);
            ulong page = PageOf(region);
            if (size == 0 || size % page != 0 || (Number(region, "phys_addr") ?? 0) % page != 0 || page is not (Page or LargePage))
                Fault($"memory region '{name}' is not whole pages");
            if (Number(region, "phys_addr") is { } physical)
                placed.Add((physical, physical + size, name));
        }

        Apart(placed, "of the machine");
    }

    private void CheckDomain(XElement domain)
    {
        string name = Text(domain, "name");
        bool isChild = domain.Parent!.Name.LocalName == "protection_domain";
        if (name == "monitor" || (Number(domain, "priority") ?? 0) > 254 || (Number(domain, "cpu") ?? 0) > 255 || isChild != (domain.Attribute("id") is not null)
            || (Number(domain, "budget") ?? 1000) > (Number(domain, "period") ?? ulong.MaxValue)
            || (Number(domain, "stack_size") ?? 0x2000) is < 0x1000 or > 0x1000000 || (Number(domain, "stack_size") ?? 0) % Page != 0
            || domain.Elements("irq").Any(static i => (i.Attribute("irq") ?? i.Attribute("pin") ?? i.Attribute("pcidev")) is null)
            || domain.Elements("program_image").Count() != 1 || domain.Elements("virtual_machine").Count() > 1)
            Fault($"protection domain '{name}'");

        XElement[] ends = [.. _system.Elements("channel").Elements("end").Where(end => Text(end, "pd") == name)];
        Ids("ids of " + name, domain.Elements("irq").Concat(ends).Select(static e => Number(e, "id")!.Value));
        if (domain.Elements("irq").Any(static i => i.Attribute("trigger")?.Value is not (null or "level" or "edge")))
            Fault($"trigger in '{name}'");
        Unique("slots of " + name, domain.Elements("protection_domain").Concat(domain.Elements("virtual_machine").Elements("vcpu")).Select(static e => Number(e, "id")!.Value));
        Unique("symbols of " + name, SymbolsOf(domain).Concat(ends.Select(static e => e.Attribute("setvar_id")?.Value)).Where(static s => s is not null));
        foreach (XElement setvar in domain.Elements("setvar"))
        {
            if (!_regions.ContainsKey(Text(setvar, "region_paddr")))
                Fault($"setvar of '{Text(setvar, "region_paddr")}'");
        }

        CheckMaps(name, domain.Elements("map"), ProgramEnd);
        foreach (XElement machine in domain.Elements("virtual_machine"))
            CheckMachine(machine);
    }

    private static IEnumerable<string?> SymbolsOf(XElement domain) =>
        domain.Elements("map").Attributes().Where(static a => a.Name.LocalName.StartsWith("setvar_", StringComparison.Ordinal))
            .Concat(domain.Elements("irq").Attributes("setvar_id")).Concat(domain.Elements("setvar").Attributes("symbol"))
            .Concat(domain.Elements("protection_domain").Attributes("setvar_id")).Select(static a => (string?)a.Value);

    private void CheckMachine(XElement machine)
    {
        string name = Text(machine, "name");
        if (!machine.Elements("vcpu").Any() || (Number(machine, "priority") ?? 0) > 254)
            Fault($"virtual machine '{name}'");
        Ids("virtual CPUs of " + name, machine.Elements("vcpu").Select(static v => Number(v, "id")!.Value));
        if (machine.Elements("map").Attributes().Any(static a => a.Name.LocalName.StartsWith("setvar_", StringComparison.Ordinal)))
            Fault($"'{name}' sets variables");
        CheckMaps(name, machine.Elements("map"), _guestEnd);
    }

    private void CheckMaps(string space, IEnumerable<XElement> maps, ulong end)
    {
        List<(ulong Start, ulong End, string Name)> ranges = [];
        foreach (XElement map in maps)
        {
            if (!_regions.TryGetValue(Text(map, "mr"), out XElement? region))
            {
                Fault($"map of unknown '{Text(map, "mr")}' in {space}");
                continue;
            }

            ulong address = Number(map, "vaddr")!.Value;
            ulong size = Number(region, "size") ?? PageOf(region);
            string permissions = map.Attribute("perms")?.Value ?? "rw";
            if (address % PageOf(region) != 0 || size > end || address > end - size || permissions == "w" || permissions.Any(static c => c is not ('r' or 'w' or 'x')))
                Fault($"map of '{Text(map, "mr")}' in {space}");
            ranges.Add((address, address + size, Text(map, "mr")));
        }

        Apart(ranges, "in " + space);
    }

    private void CheckChannel(XElement channel)
    {
        XElement[] ends = [.. channel.Elements("end")];
        if (ends.Length != 2)
        {
            Fault($"a channel of {ends.Length} ends");
            return;
        }

        XElement?[] domains = [.. ends.Select(end => _domains.FirstOrDefault(d => Text(d, "name") == Text(end, "pd")))];
        bool[] calls = [.. ends.Select(static end => end.Attribute("pp")?.Value == "true")];
        if (domains.Contains(null) || (calls[0] && calls[1]))
            Fault("a channel's ends");
        for (int i = 0; i < 2; i++)
        {
            if (calls[i] && domains[i] is { } caller && domains[1 - i] is { } callee && (Number(caller, "priority") ?? 0) >= (Number(callee, "priority") ?? 0))
                Fault($"'{Text(caller, "name")}' calls '{Text(callee, "name")}'");
        }
    }

    private void Ids(string what, IEnumerable<ulong> ids)
    {
        Unique(what, ids);
        foreach (ulong id in ids.Where(static id => id > 61))
            Fault(FormattableString.Invariant($"{what}: {id}"));
    }

    private void Apart(List<(ulong Start, ulong End, string Name)> ranges, string where)
    {
        ranges.Sort();
        foreach (((_, ulong end, string low), (ulong start, _, string high)) in ranges.Zip(ranges.Skip(1)))
        {
            if (end > start)
                Fault($"'{low}' and '{high}' overlap {where}");
        }
    }

    private void Unique<T>(string what, IEnumerable<T> values)
    {
        foreach (IGrouping<T, T> twice in values.GroupBy(static v => v).Where(static g => g.Count() > 1))
            Fault(FormattableString.Invariant($"{what} {twice.Key} twice"));
    }

    private void Fault(string fault) => _faults.Add(fault);

    private static ulong PageOf(XElement region) => Number(region, "page_size") ?? Page;

    private static string Text(XElement element, string attribute) => element.Attribute(attribute)!.Value;

    private static ulong? Number(XElement element, string attribute) =>
        element.Attribute(attribute) is { } found && TryRead(found.Value, out ulong number) ? number : null;

    private static bool TryRead(string text, out ulong number)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal);
        return digits.StartsWith("0x", StringComparison.Ordinal)
            ? ulong.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number)
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsOfForm(string value, char form) => form switch
    {
        'N' => TryRead(value, out _),
        'D' => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        'B' => value is "true" or "false",
        _ => true,
    };
}

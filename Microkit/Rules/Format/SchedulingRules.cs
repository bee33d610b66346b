using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Request;
using Boards.Microkit.Request.Scheduling;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Format;

/// <summary>Rules about scheduling domains that Microkit's tool enforces.</summary>
internal static class SchedulingRules
{
    /// <summary>Reports scheduling domains and schedules that are not valid, and protection domains without a scheduling domain.</summary>
    public static void Check(PlanFacts facts)
    {
        PlanContext context = facts.Context;
        DomainsRequest? domains = context.Request.Domains;
        string[] names = [.. domains?.Domains.Select(static d => d.Name.Value) ?? []];
        foreach (ProtectionDomainRequest domain in context.Domains)
        {
            if (domain.Domain is { } named)
                CheckName(context, named, names);
            else if (names.Length > 0)
                context.Report(SchedulingDiagnostics.NoDomain(domain.Name.Value, domain.Name.Location));
        }

        if (domains is null)
            return;
        CheckDomains(context, domains);
        CheckSchedule(context, domains, names);
        CheckCores(context);
        CheckMachines(context, domains);
    }

    private static void CheckName(PlanContext context, Declared<string> named, string[] names)
    {
        if (!names.Contains(named.Value))
            context.Report(SchedulingDiagnostics.Unknown(named.Value, Spelling.Nearest(named.Value, names), named.Location));
    }

    private static void CheckDomains(PlanContext context, DomainsRequest domains)
    {
        Dictionary<string, SourceLocation> names = new(StringComparer.Ordinal);
        Dictionary<ulong, SourceLocation> ids = [];
        foreach (DomainRequest domain in domains.Domains)
        {
            if (names.TryGetValue(domain.Name.Value, out SourceLocation first))
                context.Report(SchedulingDiagnostics.Twice($"the name '{domain.Name.Value}'", first, domain.Name.Location));
            names[domain.Name.Value] = domain.Name.Location;
            if (domain.Id is not { } id)
                continue;
            if (ids.TryGetValue(id.Value, out SourceLocation other))
                context.Report(SchedulingDiagnostics.Twice(Invariant($"the id {id.Value}"), other, id.Location));
            ids[id.Value] = id.Location;
            if (id.Value >= MicrokitLimits.MaxSchedulingDomains)
                context.Report(SchedulingDiagnostics.Id(domain.Name.Value, id.Value, id.Location));
        }

        if (domains.Domains.Count > MicrokitLimits.MaxSchedulingDomains)
            context.Report(SchedulingDiagnostics.TooMany(domains.Domains.Count, domains.Location));
    }

    private static void CheckSchedule(PlanContext context, DomainsRequest domains, string[] names)
    {
        int count = domains.Schedule.Count;
        if (count is 0 or > MicrokitLimits.MaxScheduleEntries)
            context.Report(SchedulingDiagnostics.Length(count, domains.Location));
        else if (domains.StartIndex is { } start && start.Value >= (ulong)count)
            context.Report(SchedulingDiagnostics.Start(start.Value, count, start.Location));
        else if (domains.IndexShift is { } shift && shift.Value > (ulong)(MicrokitLimits.MaxScheduleEntries - count))
            context.Report(SchedulingDiagnostics.Shift(shift.Value, count, shift.Location));
        foreach (ScheduleEntryRequest entry in domains.Schedule)
        {
            if (entry.Domain is { } domain)
                CheckName(context, domain, names);
            if (entry.Duration is { Value: 0 } none)
                context.Report(SchedulingDiagnostics.Duration(entry.Domain?.Value ?? "", none.Location));
        }
    }

    // Microkit 2.3 sets the domain of a protection domain's thread, but not that of its virtual CPUs.
    private static void CheckMachines(PlanContext context, DomainsRequest domains)
    {
        if (context.Request.Version != MicrokitVersion.Version23)
            return;
        string? first = domains.Domains.FirstOrDefault(static d => d.Id is { Value: 0 })?.Name.Value
            ?? domains.Domains.FirstOrDefault(static d => d.Id is null)?.Name.Value;
        foreach (ProtectionDomainRequest domain in context.Domains)
        {
            if (domain.Domain is not { } named || string.Equals(named.Value, first, StringComparison.Ordinal))
                continue;
            foreach (VirtualMachineRequest machine in domain.VirtualMachines)
                context.Report(SchedulingDiagnostics.MachineDomain(machine.Name.Value, named.Value, context.Request.Version, machine.Name.Location));
        }
    }

    private static void CheckCores(PlanContext context)
    {
        foreach (ProtectionDomainRequest domain in context.Domains)
        {
            if (domain.Cpu is { Value: > 0 } cpu)
                context.Report(SchedulingDiagnostics.Cores(domain.Name.Value, cpu.Value, cpu.Location));
            foreach (VirtualMachineRequest machine in domain.VirtualMachines)
            {
                foreach (Declared<int> core in machine.Vcpus.Where(static v => v.Cpu is { Value: > 0 }).Select(static v => v.Cpu!.Value))
                    context.Report(SchedulingDiagnostics.Cores(machine.Name.Value, core.Value, core.Location));
            }
        }
    }
}

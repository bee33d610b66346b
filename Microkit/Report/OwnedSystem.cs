using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Lookup;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Report;

/// <summary>A system of a report, with what each of its machines and domains has.</summary>
internal sealed class OwnedSystem
{
    private readonly ILookup<string, PlannedRoute> _routes;
    private readonly ILookup<string, string> _holders;

    /// <summary>Indexes the routes and maps of a plan by device and memory region.</summary>
    public OwnedSystem(Sel4Board board, SystemPlan plan)
    {
        Plan = plan;
        Lookup = new BoardLookup(board, plan.Description);
        _routes = plan.Interrupts.ToLookup(static route => route.DevicePath, StringComparer.Ordinal);
        ProtectionDomainRequest[] domains = [.. plan.Description.AllProtectionDomains];
        _holders = domains.SelectMany(static domain => domain.VirtualMachines).Select(static machine => (Name: machine.Name.Value, machine.Maps))
            .Concat(domains.Select(static domain => (Name: domain.Name.Value, domain.Maps)))
            .SelectMany(static holder => holder.Maps.Select(static map => map.Region.Value).Distinct(StringComparer.Ordinal), static (holder, region) => (holder.Name, Region: region))
            .ToLookup(static map => map.Region, static map => map.Name, StringComparer.Ordinal);
    }

    /// <summary>The plan.</summary>
    public SystemPlan Plan { get; }

    /// <summary>Finds what is at an address.</summary>
    public BoardLookup Lookup { get; }

    /// <summary>The routes of a device's interrupts.</summary>
    public IEnumerable<PlannedRoute> RoutesOf(string path) => _routes[path];

    /// <summary>The machines, then the domains, that map a memory region.</summary>
    public IEnumerable<string> HoldersOf(string region) => _holders[region];
}

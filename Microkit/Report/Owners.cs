using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Lookup;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Report;

/// <summary>Finds the owners of the parts of a board: the kernel, the machines and domains of its systems, or nobody.</summary>
internal sealed class Owners
{
    private const int Colours = 6;

    // A person would not read more names than these.
    private const int MostNames = 64;

    private readonly Sel4Board _board;
    private readonly ImmutableArray<OwnedSystem> _systems;
    private readonly List<string> _holders = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    public Owners(Sel4Board board, ImmutableArray<SystemPlan> systems)
    {
        _board = board;
        _systems = [.. systems.Select(plan => new OwnedSystem(board, plan))];

        // Machines come first, so that they have the first colours.
        foreach (SystemPlan plan in systems)
            _holders.AddRange(Domains(plan).SelectMany(static d => d.VirtualMachines).Select(machine => NameOf(plan, machine.Name.Value)));
        foreach (SystemPlan plan in systems)
            _holders.AddRange(Domains(plan).Select(domain => NameOf(plan, domain.Name.Value)).Except(_holders));
        for (int i = _holders.Count - 1; i >= 0; i--)
            _positions[_holders[i]] = i;
    }

    /// <summary>The machines and domains, with their colours.</summary>
    public IEnumerable<Owner> Holders => _holders.Select(Of);

    /// <summary>The owner of a machine or domain.</summary>
    public Owner Of(SystemPlan plan, string holder) => Of(NameOf(plan, holder));

    /// <summary>The owner of registers.</summary>
    public Owner Of(DeviceRegion region)
    {
        if (KernelUse.Of(_board.Platform, region) is { } use)
            return new Owner("kernel", $"kernel ({use})");
        if (region.IsMemoryMapped && HoldersAt(region.Range.Start) is { Length: > 0 } holders)
            return Of(holders);
        return _board[region.Owner].IsEnabled ? Owner.Nobody : Owner.Disabled;
    }

    /// <summary>The owner of addresses: the machines and domains that map both ends.</summary>
    public Owner Of(AddressRange range)
    {
        ImmutableArray<string> holders = [.. HoldersAt(range.Start).Intersect(HoldersAt(range.End - 1))];
        return holders.IsEmpty ? Owner.Nobody : Of(holders);
    }

    /// <summary>The owners of a device: those of its registers, and those that receive its interrupts. Empty for a device that has neither.</summary>
    public ImmutableArray<Owner> Of(Device device)
    {
        if (KernelUse.Of(_board.Platform, device) is { } use)
            return [new Owner("kernel", $"kernel ({use})")];
        IEnumerable<Owner> owners = device.Regions.Where(static r => r.IsMemoryMapped).Select(Of)
            .Concat(_systems.SelectMany(system => system.RoutesOf(device.Path).Select(route => Of(system.Plan, route.Holder))));
        ImmutableArray<Owner> all = [.. owners.Distinct()];
        if (all.IsEmpty)
            return device.IsHardware ? [device.IsEnabled ? Owner.Nobody : Owner.Disabled] : [];
        ImmutableArray<Owner> holders = [.. all.Where(static owner => owner != Owner.Nobody && owner != Owner.Disabled)];
        return holders.IsEmpty ? all : holders;
    }

    /// <summary>The owners of a memory region: the machines and domains that map it.</summary>
    public Owner Of(SystemPlan plan, MemoryRegionRequest region)
    {
        ImmutableArray<string> holders = [.. _systems.First(system => ReferenceEquals(system.Plan, plan)).HoldersOf(region.Name.Value).Select(holder => NameOf(plan, holder))];
        return holders.IsEmpty ? Owner.Nobody : Of(holders);
    }

    /// <summary>The routes of an interrupt in all systems.</summary>
    public IEnumerable<(SystemPlan Plan, PlannedRoute Route)> RoutesOf(DeviceInterrupt interrupt) =>
        _systems.SelectMany(system => system.RoutesOf(interrupt.Owner.Path).Where(route => route.Index == interrupt.Index).Select(route => (system.Plan, route)));

    /// <summary>The domains of a system, each before its children.</summary>
    private static IEnumerable<ProtectionDomainRequest> Domains(SystemPlan plan) => plan.Description.AllProtectionDomains;

    private ImmutableArray<string> HoldersAt(ulong address) =>
    [
        .. _systems.SelectMany(system => system.Lookup.SomeViewsOf(address).OrderBy(static view => view.Machine is null).Select(view => NameOf(system.Plan, view.Machine ?? view.Domain))).Distinct(),
    ];

    private Owner Of(ImmutableArray<string> holders) => new(
        Of(holders[0]).Style,
        string.Join(", ", holders.Take(MostNames)) + (holders.Length > MostNames ? " and others" : ""));

    private Owner Of(string holder) => new("m" + ((_positions.TryGetValue(holder, out int position) ? position : 0) % Colours).ToString(CultureInfo.InvariantCulture), holder);

    // Systems on one board are alternatives: their machines may have the same names.
    private string NameOf(SystemPlan plan, string holder) => _systems.Length > 1 ? $"{plan.Name}: {holder}" : holder;
}

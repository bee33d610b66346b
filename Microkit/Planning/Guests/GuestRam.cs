using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Guests;

/// <summary>A range of a guest's RAM, as the description maps it.</summary>
public sealed record GuestRam
{
    /// <summary>The memory region.</summary>
    public required string Region { get; init; }

    /// <summary>The addresses at which the guest sees it.</summary>
    public required AddressRange Range { get; init; }

    /// <summary>The physical address; null if Microkit's tool chooses it.</summary>
    public required ulong? PhysicalAddress { get; init; }

    /// <summary>The address at which the monitor's protection domain sees it; null if the domain does not map it.</summary>
    public required ulong? DomainAddress { get; init; }

    /// <summary>The symbol of the monitor that is set to <see cref="DomainAddress"/>; null for none.</summary>
    public required string? Setvar { get; init; }

    /// <summary>The RAM of a guest, in the order of <see cref="PlannedGuest.Memory"/>.</summary>
    /// <param name="system">The description of the plan.</param>
    /// <param name="guest">The guest.</param>
    public static ValueList<GuestRam> Of(SystemRequest system, PlannedGuest guest)
    {
        ProtectionDomainRequest? domain = system.AllProtectionDomains.FirstOrDefault(d => string.Equals(d.Name.Value, guest.ProtectionDomain, StringComparison.Ordinal));
        VirtualMachineRequest? machine = domain?.VirtualMachines.FirstOrDefault(m => string.Equals(m.Name.Value, guest.Machine, StringComparison.Ordinal));
        return domain is null || machine is null ? [] : [.. Of(system, domain, machine, guest)];
    }

    private static IEnumerable<GuestRam> Of(SystemRequest system, ProtectionDomainRequest domain, VirtualMachineRequest machine, PlannedGuest guest)
    {
        ILookup<ulong, MapRequest> maps = machine.Maps.ToLookup(static m => m.Address.Value);
        ILookup<string, MapRequest> ownMaps = domain.Maps.ToLookup(static m => m.Region.Value, StringComparer.Ordinal);
        ILookup<string, MemoryRegionRequest> regions = system.MemoryRegions.ToLookup(static r => r.Name.Value, StringComparer.Ordinal);
        foreach (AddressRange range in guest.Memory)
        {
            if (maps[range.Start].FirstOrDefault() is not { } map || regions[map.Region.Value].FirstOrDefault() is not { } region)
                continue;
            MapRequest? own = ownMaps[map.Region.Value].FirstOrDefault();
            yield return new GuestRam
            {
                Region = region.Name.Value,
                Range = range,
                PhysicalAddress = region.PhysicalAddress?.Value,
                DomainAddress = own?.Address.Value,
                Setvar = own?.Setvar?.Value,
            };
        }
    }
}

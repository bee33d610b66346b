using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Guests;

/// <summary>The maps of a description's machines, and the memory regions that they map, by name.</summary>
internal sealed class MachineMaps
{
    private readonly ILookup<string, VirtualMachineRequest> _machines;
    private readonly ILookup<string, MemoryRegionRequest> _regions;

    public MachineMaps(SystemRequest description)
    {
        _machines = description.AllProtectionDomains.SelectMany(static d => d.VirtualMachines).ToLookup(static m => m.Name.Value, StringComparer.Ordinal);
        _regions = description.MemoryRegions.ToLookup(static r => r.Name.Value, StringComparer.Ordinal);
    }

    /// <summary>The maps of the first machine with a name.</summary>
    public IEnumerable<MapRequest> Of(string machine) => _machines[machine].FirstOrDefault()?.Maps ?? [];

    /// <summary>The first region with the name in a map, or null.</summary>
    public MemoryRegionRequest? RegionOf(MapRequest map) => _regions[map.Region.Value].FirstOrDefault();
}

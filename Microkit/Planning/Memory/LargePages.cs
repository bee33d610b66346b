using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Memory;

/// <summary>
/// Selects the larger page size for regions that would otherwise consist of thousands of small pages. Microkit 2.3 selects it by
/// itself if everything is aligned; earlier versions do not, or not reliably.
/// </summary>
internal static class LargePages
{
    private const ulong Worthwhile = 8 * MicrokitLimits.LargePageBytes;

    /// <summary>The description with a page size wherever it is worthwhile and possible.</summary>
    /// <param name="system">The description.</param>
    /// <param name="declared">The names of regions that the user declared, whose page size is left to the user from Microkit 2.3 on.</param>
    public static SystemRequest In(SystemRequest system, IEnumerable<string> declared)
    {
        HashSet<string> untouched = new(declared, StringComparer.Ordinal);
        ILookup<string, ulong> places = system.AllProtectionDomains.SelectMany(MapsOf)
            .ToLookup(static map => map.Region.Value, static map => map.Address.Value, StringComparer.Ordinal);
        return system with
        {
            MemoryRegions = system.MemoryRegions.Select(region =>
                (IsWorthwhile(region) && !untouched.Contains(region.Name.Value)) || system.Version < MicrokitVersion.Version23
                    ? WithLargePages(region, places[region.Name.Value])
                    : region).ToValueList(),
        };
    }

    private static bool IsWorthwhile(MemoryRegionRequest region) => region.Size is { Value: >= Worthwhile };

    private static MemoryRegionRequest WithLargePages(MemoryRegionRequest region, IEnumerable<ulong> places) =>
        region is { PageSize: null, Size: { Value: > 0 } size } && IsWhole(size.Value) && IsWhole(region.PhysicalAddress?.Value ?? 0) && places.All(IsWhole)
            ? region with { PageSize = size.With(MicrokitLimits.LargePageBytes) }
            : region;

    private static bool IsWhole(ulong value) => value % MicrokitLimits.LargePageBytes == 0;

    private static IEnumerable<MapRequest> MapsOf(ProtectionDomainRequest domain) =>
        domain.Maps.Concat(domain.VirtualMachines.SelectMany(static machine => machine.Maps));
}

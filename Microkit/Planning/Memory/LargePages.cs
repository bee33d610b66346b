using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit.Model;

namespace Boards.Microkit.Planning.Memory;

/// <summary>
/// The larger page for regions that the smaller one would make into thousands of objects. Tools since 2.1 take it by
/// themselves where everything is aligned; 2.0 takes the smaller one unless told.
/// </summary>
internal static class LargePages
{
    private const ulong Worthwhile = 8 * MicrokitLimits.LargePageBytes;

    /// <summary>The description with a page size wherever it is worthwhile and possible.</summary>
    /// <param name="system">The description.</param>
    /// <param name="declared">Names of regions that the user declared, whose page size is the user's.</param>
    public static SystemDescription In(SystemDescription system, IEnumerable<string> declared)
    {
        HashSet<string> untouched = [.. declared];
        ILookup<string, ulong> places = system.ProtectionDomains.SelectMany(Flatten).SelectMany(MapsOf).ToLookup(static map => map.Region, static map => map.Address);
        return system with
        {
            MemoryRegions = system.MemoryRegions
                .Select(region => !untouched.Contains(region.Name) && IsPossible(region, places[region.Name]) ? region with { PageSize = MicrokitLimits.LargePageBytes } : region)
                .ToValueList(),
        };
    }

    private static bool IsPossible(MemoryRegion region, IEnumerable<ulong> places) =>
        region is { PageSize: null, Size: >= Worthwhile } && IsWhole(region.Size.Value) && IsWhole(region.PhysicalAddress ?? 0) && places.All(IsWhole);

    private static bool IsWhole(ulong value) => value % MicrokitLimits.LargePageBytes == 0;

    private static IEnumerable<ProtectionDomain> Flatten(ProtectionDomain domain) =>
        ImmutableArray.Create(domain).Concat(domain.Children.SelectMany(Flatten));

    private static IEnumerable<Map> MapsOf(ProtectionDomain domain) =>
        domain.VirtualMachine is { } machine ? domain.Maps.Concat(machine.Maps) : domain.Maps;
}

using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Pages;

namespace Boards.Microkit.Planning.Memory;

/// <summary>The physical addresses that the kernel leaves to user level.</summary>
internal static class UserLevelMemory
{
    /// <summary>
    /// The first part of a range that the platform does not leave to user level; null if there is none, or if the
    /// platform is not known.
    /// </summary>
    public static AddressRange? GapIn(AddressRange range, KernelShare kernel) => GapIn(range, [.. Joined(kernel.Mappable)]);

    /// <summary>The pages within a range that the kernel keeps.</summary>
    public static IEnumerable<OwnedPages> KeptIn(AddressRange range, KernelShare kernel) =>
        kernel.PagesIn(range).Where(static o => !o.IsVirtualCpuInterface);

    /// <summary>Whether a region may cover all of a range, as far as is known.</summary>
    public static bool IsLeft(AddressRange range, KernelShare kernel) => GapIn(range, kernel) is null && !KeptIn(range, kernel).Any();

    // The first part of a range that is in none of the mappable ranges; null if there is none, or if the platform is not known.
    private static AddressRange? GapIn(AddressRange range, List<AddressRange> mappable)
    {
        if (mappable.Count == 0)
            return null;
        ulong start = mappable.FirstOrDefault(m => m.Contains(range.Start))?.End ?? range.Start;
        if (start >= range.End)
            return null;
        AddressRange? next = mappable.FirstOrDefault(m => m.Start > start);
        return new AddressRange(start, next is null ? range.End : Math.Min(range.End, next.Start));
    }

    /// <summary>The ranges in order of address, with those that touch or overlap joined; empty ones are left out.</summary>
    public static IEnumerable<AddressRange> Joined(IEnumerable<AddressRange> ranges)
    {
        AddressRange joined = AddressRange.Empty;
        foreach (AddressRange range in ranges.Where(static r => !r.IsEmpty).OrderBy(static r => r.Start))
        {
            if (!joined.IsEmpty && range.Start > joined.End)
                yield return joined;
            joined = !joined.IsEmpty && range.Start <= joined.End ? new AddressRange(joined.Start, Math.Max(joined.End, range.End)) : range;
        }

        if (!joined.IsEmpty)
            yield return joined;
    }
}

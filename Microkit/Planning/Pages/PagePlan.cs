using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;

namespace Boards.Microkit.Planning.Pages;

/// <summary>
/// Turns claims on pages, which may overlap, into memory regions, which must not. Adjacent pages stay separate; overlapping
/// pages become one region if they have the same holders, and are divided otherwise, so that no holder has a page
/// that it did not request.
/// </summary>
internal static class PagePlan
{
    /// <summary>The regions, in the order in which the declaration first uses them.</summary>
    /// <param name="claims">The claims, in the order of the declaration.</param>
    /// <param name="reserved">The names that other regions have.</param>
    public static ImmutableArray<PlannedRegion> Build(IReadOnlyList<PageClaim> claims, IEnumerable<string> reserved)
    {
        Dictionary<PageClaim, int> order = new(ReferenceComparer.Instance);
        for (int i = 0; i < claims.Count; i++)
            order[claims[i]] = i;

        List<Run> runs = [];
        foreach (List<PageClaim> group in OverlappingGroups(claims))
            runs.AddRange(Cut(group, order));

        HashSet<string> taken = [.. reserved];
        Dictionary<string, int> numbers = [];
        return
        [
            .. runs.OrderBy(run => order[run.Claims[0]]).ThenBy(static run => run.Pages.Start)
                .Select(run => new PlannedRegion(
                    Unique(NameOf(run.Pages, run.Claims), taken, numbers),
                    run.Pages,
                    run.Claims,
                    [.. run.Claims.Select(static claim => claim.Holder).Distinct()])),
        ];
    }

    private static IEnumerable<List<PageClaim>> OverlappingGroups(IReadOnlyList<PageClaim> claims)
    {
        List<PageClaim> group = [];
        ulong end = 0;
        foreach (PageClaim claim in claims.OrderBy(static claim => claim.Pages.Start))
        {
            if (group.Count > 0 && claim.Pages.Start >= end)
            {
                yield return group;
                group = [];
            }

            group.Add(claim);
            end = group.Count == 1 ? claim.Pages.End : System.Math.Max(end, claim.Pages.End);
        }

        if (group.Count > 0)
            yield return group;
    }

    // Divides a group at the ends of every claim, and joins adjacent pieces that have the same holders.
    private static IEnumerable<Run> Cut(List<PageClaim> group, Dictionary<PageClaim, int> order)
    {
        RangeIndex<PageClaim> inOrder = new(group.OrderBy(claim => order[claim]), static claim => claim.Pages);
        ILookup<ulong, Change> changes = group.SelectMany(static claim => (Change[])[new(claim.Pages.Start, claim.Holder, 1), new(claim.Pages.End, claim.Holder, -1)])
            .ToLookup(static change => change.At);
        Dictionary<Holder, int> claimsOf = [];
        ulong start = group[0].Pages.Start;
        foreach (ulong cut in changes.Select(static change => change.Key).OrderBy(static at => at))
        {
            // The run ends where a holder has its first claim, or its last one has ended.
            if (ChangesHolders(claimsOf, changes[cut]) && cut > start)
            {
                AddressRange pages = new(start, cut);
                yield return new Run(pages, inOrder.In(pages));
                start = cut;
            }
        }
    }

    private static bool ChangesHolders(Dictionary<Holder, int> claimsOf, IEnumerable<Change> changes)
    {
        bool isChanged = false;
        foreach (IGrouping<Holder, int> own in changes.GroupBy(static change => change.Holder, static change => change.Claims))
        {
            int before = claimsOf.TryGetValue(own.Key, out int known) ? known : 0;
            claimsOf[own.Key] = before + own.Sum();
            isChanged |= before == 0 != (claimsOf[own.Key] == 0);
        }

        return isChanged;
    }

    // The name of the device that has the whole region; if several share it, their names in order of address.
    private static string NameOf(AddressRange pages, ImmutableArray<PageClaim> claims)
    {
        PageClaim? whole = null;
        foreach (PageClaim claim in claims.Where(claim => claim.Pages.Contains(pages)))
        {
            if (whole is null || claim.Pages.Size < whole.Pages.Size)
                whole = claim;
        }

        // Claims of the same pages share the region, such as eight transports on one page, none of which contains the others.
        string[] names = [.. claims.OrderBy(static claim => claim.Address).Select(static claim => claim.Name).Distinct()];
        bool isShared = claims.Where(claim => claim.Pages == whole?.Pages).Select(static claim => claim.Name).Distinct().Count() > 1;
        if (whole is not null && !isShared)
            return whole.Name;
        return names.Length <= 3 ? string.Join("+", names) : names[0] + ".." + names[names.Length - 1];
    }

    // A name that is taken gets the next number, which is remembered, because a large region may be cut into thousands.
    private static string Unique(string name, HashSet<string> taken, Dictionary<string, int> numbers)
    {
        if (taken.Add(name))
            return name;
        int number = numbers.TryGetValue(name, out int last) ? last : 1;
        string unique;
        do
        {
            number++;
            unique = System.FormattableString.Invariant($"{name}_{number}");
        }
        while (!taken.Add(unique));
        numbers[name] = number;
        return unique;
    }

    // Pages that the same holders claim.
    private sealed record Run(AddressRange Pages, ImmutableArray<PageClaim> Claims);

    // The number of a holder's claims rises or falls at an address.
    private sealed record Change(ulong At, Holder Holder, int Claims);

    private sealed class ReferenceComparer : IEqualityComparer<PageClaim>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(PageClaim? x, PageClaim? y) => ReferenceEquals(x, y);

        public int GetHashCode(PageClaim claim) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(claim);
    }
}

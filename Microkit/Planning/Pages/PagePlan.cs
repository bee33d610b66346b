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

        List<(AddressRange Pages, ImmutableArray<PageClaim> Claims)> runs = [];
        foreach (List<PageClaim> group in OverlappingGroups(claims))
            runs.AddRange(Cut(group, order));

        HashSet<string> taken = [.. reserved];
        return
        [
            .. runs.OrderBy(run => order[run.Claims[0]]).ThenBy(static run => run.Pages.Start)
                .Select(run => new PlannedRegion(
                    Unique(NameOf(run.Pages, run.Claims), taken),
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
    private static IEnumerable<(AddressRange Pages, ImmutableArray<PageClaim> Claims)> Cut(
        List<PageClaim> group, Dictionary<PageClaim, int> order)
    {
        ulong[] cuts = [.. group.SelectMany(static claim => (ulong[])[claim.Pages.Start, claim.Pages.End]).Distinct().OrderBy(static at => at)];
        AddressRange run = AddressRange.Empty;
        HashSet<Holder> holders = [];
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            AddressRange piece = new(cuts[i], cuts[i + 1]);
            HashSet<Holder> wanting = [.. group.Where(claim => claim.Pages.Contains(piece)).Select(static claim => claim.Holder)];
            if (!run.IsEmpty && wanting.SetEquals(holders))
            {
                run = new AddressRange(run.Start, piece.End);
                continue;
            }

            if (!run.IsEmpty)
                yield return (run, ClaimsOn(run));
            (run, holders) = (piece, wanting);
        }

        yield return (run, ClaimsOn(run));

        ImmutableArray<PageClaim> ClaimsOn(AddressRange pages) =>
            [.. group.Where(claim => claim.Pages.Overlaps(pages)).OrderBy(claim => order[claim])];
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

    private static string Unique(string name, HashSet<string> taken)
    {
        string unique = name;
        for (int i = 2; !taken.Add(unique); i++)
            unique = System.FormattableString.Invariant($"{name}_{i}");
        return unique;
    }

    private sealed class ReferenceComparer : IEqualityComparer<PageClaim>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(PageClaim? x, PageClaim? y) => ReferenceEquals(x, y);

        public int GetHashCode(PageClaim claim) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(claim);
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>Two <c>/memreserve/</c> entries for the same memory: one of the addresses or sizes is wrong, or one is not needed.</summary>
internal sealed class ReservationsApart() : NodeCheck("reservations_apart", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1089", "Entries of /memreserve/ overlap", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not null)
            return;
        MemoryReservation[] entries = Overlapping(run.Tree.MemoryReservations);
        for (int i = 1; i < entries.Length && !run.IsFull(this); i++)
        {
            for (int earlier = 0; earlier < i; earlier++)
            {
                if (!Overlap(entries[i], entries[earlier]))
                    continue;
                run.Report(this, entries[i].Location, node, $"{Range(entries[i])}, overlaps {Range(entries[earlier])}, which is reserved too");
                break;
            }
        }
    }

    // The entries that overlap another one, in their order. In the order of addresses, an entry overlaps either the earlier entry
    // that reaches furthest or no earlier entry.
    private static MemoryReservation[] Overlapping(ImmutableArray<MemoryReservation> entries)
    {
        HashSet<int> found = [];
        int furthest = -1;
        foreach (int i in Enumerable.Range(0, entries.Length).Where(i => entries[i].Size > 0).OrderBy(i => entries[i].Address))
        {
            if (furthest >= 0 && Overlap(entries[i], entries[furthest]))
                found.UnionWith([i, furthest]);
            if (furthest < 0 || LastOf(entries[i]) > LastOf(entries[furthest]))
                furthest = i;
        }

        return [.. entries.Where((_, i) => found.Contains(i))];
    }

    private static ulong LastOf(MemoryReservation entry) =>
        entry.Size - 1 > ulong.MaxValue - entry.Address ? ulong.MaxValue : entry.Address + (entry.Size - 1);

    // Computed without sums, which could overflow.
    private static bool Overlap(MemoryReservation one, MemoryReservation other) =>
        one.Address <= other.Address ? other.Address - one.Address < one.Size && other.Size > 0 : one.Address - other.Address < other.Size && one.Size > 0;

    private static string Range(MemoryReservation entry) => Invariant($"0x{entry.Address:x}, size 0x{entry.Size:x}");
}

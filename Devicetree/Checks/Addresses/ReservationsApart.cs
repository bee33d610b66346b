using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>Two <c>/memreserve/</c> entries for the same memory: one of the addresses or sizes is wrong, or one is not needed.</summary>
internal sealed class ReservationsApart() : TreeCheck("reservations_apart", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1089", "Entries of /memreserve/ overlap", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not null)
            return;
        for (int i = 1; i < run.Tree.MemoryReservations.Length; i++)
        {
            MemoryReservation later = run.Tree.MemoryReservations[i];
            for (int earlier = 0; earlier < i; earlier++)
            {
                MemoryReservation other = run.Tree.MemoryReservations[earlier];
                if (!Overlap(later, other))
                    continue;
                run.Report(this, later.Location, node, $"{Range(later)} overlaps {Range(other)}, which is reserved too");
                break;
            }
        }
    }

    // Without the sums, which could overflow.
    private static bool Overlap(MemoryReservation one, MemoryReservation other) =>
        one.Address <= other.Address ? other.Address - one.Address < one.Size && other.Size > 0 : one.Address - other.Address < other.Size && one.Size > 0;

    private static string Range(MemoryReservation entry) => Invariant($"0x{entry.Address:x}, size 0x{entry.Size:x},");
}

using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>
/// Two entries of one <c>reg</c> at 0. Addresses of two cells that are read as one give just that: the upper halves, all
/// zero, become addresses. Two entries at another address are deliberate: drivers that share registers name them twice.
/// </summary>
internal sealed class RegAtZero() : TreeCheck("reg_at_zero", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1081", "Two entries of one 'reg' are at address 0", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("reg") is not { } reg)
            return;
        RegEntry[] atZero = [.. RegEntry.Of(node).Where(static entry => entry is { Address: 0, Size: > 0 })];
        if (atZero.Length > 1)
            run.Report(this, node, reg, atZero[1].Cell, Invariant($"{atZero.Length} entries of 'reg' are at 0; {node.Parent!.Path} has {Cells.OfAddress(node.Parent)} cells of address and {Cells.OfSize(node.Parent)} of size"));
    }
}

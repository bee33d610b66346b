using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>
/// Two entries of one <c>reg</c> are at 0. This happens if addresses of two cells are read as addresses of one
/// cell: the upper halves, which are 0, become addresses. Two entries at another address are deliberate:
/// drivers that share registers list them twice.
/// </summary>
internal sealed class RegAtZero() : NodeCheck("reg_at_zero", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1081", "Two entries of one 'reg' are at address 0", Severity.Warning);

    // Two entries of an address and a size, each of one cell.
    private const int ShortestPair = 16;

    public override string Subject => "reg";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("reg") is not { Length: >= ShortestPair } reg)
            return;
        int second = 0;
        int count = 0;
        foreach (RegEntry entry in RegEntry.Of(node))
        {
            if (entry is { Address: 0, Size: > 0 } && ++count == 2)
                second = entry.Cell;
        }

        if (count > 1)
            run.Report(this, node, reg, second, Invariant($"{count} entries of 'reg' are at 0; {node.Parent!.Path} has #address-cells = {CellCount.AddressAsDtc(node.Parent)} and #size-cells = {CellCount.SizeAsDtc(node.Parent)}"));
    }
}

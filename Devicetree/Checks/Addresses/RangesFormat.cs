using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>
/// <c>ranges</c> and <c>dma-ranges</c> must be empty between equal cell counts, or a whole number of
/// rows (Devicetree Specification, 2.3.8).
/// </summary>
internal sealed class RangesFormat(string name, string property, DiagnosticRule rule) : NodeCheck(name, rule)
{
    public static readonly DiagnosticRule Ranges = new("BRD1012", "'ranges' does not match the cell counts of its node and the parent", Severity.Warning);
    public static readonly DiagnosticRule DmaRanges = new("BRD1013", "'dma-ranges' does not match the cell counts of its node and the parent", Severity.Warning);

    public override string Subject => property;

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find(property) is not { } ranges)
            return;
        if (node.Parent is not { } parent)
        {
            run.Report(this, node, ranges, $"the root has '{property}', but no parent bus");
            return;
        }

        if (CellCount.AddressAsDtc(node) is not { } address || CellCount.SizeAsDtc(node) is not { } size
            || CellCount.AddressAsDtc(parent) is not { } outerAddress || CellCount.SizeAsDtc(parent) is not { } outerSize)
            return;
        if (ranges.Length == 0)
        {
            JudgeSame(node, ranges, CellCount.Address, address, outerAddress, run);
            JudgeSame(node, ranges, CellCount.Size, size, outerSize, run);
        }
        else if (!Cells.AreWhole(ranges.Length, (address + outerAddress + size) * 4))
        {
            run.Report(this, node, ranges, Invariant($"'{property}' has {ranges.Length} bytes, but a row has {(address + outerAddress + size) * 4}: {address} cells of child address, {outerAddress} of the address in {parent.Path}, {size} of size"));
        }
    }

    private void JudgeSame(Node node, Property ranges, string cells, long own, long outer, CheckRun run)
    {
        if (own != outer)
            run.Report(this, node, ranges, Invariant($"'{property}' is empty, which means equal addresses on both sides, but {cells} is {own} here and {outer} in {node.Parent!.Path}"));
    }
}

using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary><c>reg</c> is a whole number of entries in the parent's cells (Devicetree Specification, 2.3.6).</summary>
internal sealed class RegFormat() : NodeCheck("reg_format", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1011", "'reg' is not a whole number of entries", Severity.Warning);

    public override string Subject => "reg";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("reg") is not { } reg)
            return;
        if (node.Parent is not { } parent)
            run.Report(this, node, reg, "the root has 'reg', but no parent bus");
        else if (reg.Length == 0)
            run.Report(this, node, reg, "'reg' is empty");
        else if (CellCount.AddressAsDtc(parent) is { } address && CellCount.SizeAsDtc(parent) is { } size && !Cells.AreWhole(reg.Length, (address + size) * 4))
            run.Report(this, node, reg, Invariant($"'reg' has {reg.Length} bytes, but {parent.Path} has #address-cells = {address} and #size-cells = {size}, so an entry has {(address + size) * 4}"));
    }
}

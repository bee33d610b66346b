using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>Registers without a size. Memory may have no size, because the boot loader fills it in.</summary>
internal sealed class RegSize() : NodeCheck("reg_size", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1080", "An entry of 'reg' has no size", Severity.Info);

    public override string Subject => "reg";

    public override void Check(Node node, CheckRun run)
    {
        if (node.IsCalled("memory") || node.Find("reg") is not { } reg)
            return;
        foreach (RegEntry entry in RegEntry.Of(node))
        {
            if (entry.Size == 0)
                run.Report(this, node, reg, entry.Cell, Invariant($"the entry of 'reg' at 0x{entry.Address:x} has the size 0"));
        }
    }
}

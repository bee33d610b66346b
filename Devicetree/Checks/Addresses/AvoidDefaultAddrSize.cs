using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>Addresses that rely on the default cell counts.</summary>
internal sealed class AvoidDefaultAddrSize() : NodeCheck("avoid_default_addr_size", Kind)
{
    public static readonly DiagnosticRule Kind = new("BRD1024", "Relying on default #address-cells or #size-cells", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not { } parent || (node.Find("reg") ?? node.Find("ranges")) is not { } addresses)
            return;
        if (!CellCount.IsStatedAsDtc(parent, CellCount.Address))
            run.ReportMissing(this, addresses.ValueLocation, node, $"'{addresses.Name}' relies on the default #address-cells of 2, because {parent.Path} has no #address-cells", parent, CellCount.Address);
        if (!CellCount.IsStatedAsDtc(parent, CellCount.Size))
            run.ReportMissing(this, addresses.ValueLocation, node, $"'{addresses.Name}' relies on the default #size-cells of 1, because {parent.Path} has no #size-cells", parent, CellCount.Size);
    }
}

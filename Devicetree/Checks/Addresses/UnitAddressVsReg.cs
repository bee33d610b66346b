using System.Globalization;
using Boards.Devicetree.Checks.Buses;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>A unit address is the first address of <c>reg</c>, so a node has both or neither (Devicetree Specification, 2.2.1).</summary>
internal sealed class UnitAddressVsReg() : NodeCheck("unit_address_vs_reg", Kind)
{
    // A child of a simple bus that has no unit address is reported only once.
    private static readonly DiagnosticRule Kind = new("BRD1014", "A node has a unit address but no 'reg', or 'reg' but no unit address", Severity.Info) { Replaces = [SimpleBusReg.Kind] };

    public override void Check(Node node, CheckRun run)
    {
        // The number after the @ of a fragment is its index, not an address.
        if (TreeFacts.IsFragment(node))
            return;
        Property? addresses = node.Find("reg") ?? (node.Find("ranges") is { Length: > 0 } ranges ? ranges : null);
        bool hasUnit = node.UnitAddress is { Length: > 0 };
        if (addresses is not null && !hasUnit)
            run.ReportUnit(this, node, FirstAddress(node), $"the node has '{addresses.Name}', but no unit address");
        else if (addresses is null && hasUnit)
            run.ReportUnit(this, node, "", $"the node has the unit address {node.UnitAddress}, but neither 'reg' nor 'ranges'");
    }

    private static string? FirstAddress(Node node)
    {
        if (node.Parent is not { } parent || node.Find("reg") is not { } reg || CellCount.AddressAsDtc(parent) is not (1 or 2) || CellCount.AddressAsDtc(parent) is not { } cells || cells > reg.CellCount)
            return null;
        ulong address = 0;
        for (int i = 0; i < cells; i++)
            address = (address << 32) | reg.Cell(i);
        return address.ToString("x", CultureInfo.InvariantCulture);
    }
}

using Boards.Devicetree.Checks.Buses;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>A unit address is the first address of <c>reg</c>, so a node has both or neither (Devicetree Specification, 2.2.1).</summary>
internal sealed class UnitAddressVsReg() : TreeCheck("unit_address_vs_reg", Kind)
{
    // The child of a simple bus without a unit address is reported once.
    private static readonly DiagnosticRule Kind = new("BRD1014", "A node has a unit address but no 'reg', or 'reg' but no unit address", Severity.Info) { Replaces = [SimpleBusReg.Kind] };

    public override void Check(Node node, CheckRun run)
    {
        // The number after the @ of a fragment is its index, not an address.
        if (TreeFacts.IsFragment(node))
            return;
        Property? addresses = node.Find("reg") ?? (node.Find("ranges") is { Length: > 0 } ranges ? ranges : null);
        bool hasUnit = node.UnitAddress is { Length: > 0 };
        if (addresses is not null && !hasUnit)
            run.Report(this, node, $"the node has '{addresses.Name}', but no unit address");
        else if (addresses is null && hasUnit)
            run.Report(this, node, $"the node has the unit address {node.UnitAddress}, but neither 'reg' nor 'ranges'");
    }
}

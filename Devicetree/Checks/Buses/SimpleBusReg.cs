using System.Globalization;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>A child of a simple bus is named for its first address (Devicetree Specification, 2.2.1 and 4.5).</summary>
internal sealed class SimpleBusReg() : NodeCheck("simple_bus_reg", Kind)
{
    internal static readonly DiagnosticRule Kind = new("BRD1019", "A child of a simple bus has no address, or its unit address differs", Severity.Info);

    public override void Check(Node node, CheckRun run)
    {
        if (node.Parent is not { } bus || !Bus.IsSimple(bus))
            return;
        if (node.Find("reg") is null && node.Find("ranges") is not { Length: > 0 })
        {
            // Nodes on the outermost bus, and buses within a bus, often have neither.
            if (bus.Parent is not null && !Bus.IsSimple(node))
                run.Report(this, node, "a node on a simple bus must have 'reg' or 'ranges'");
            return;
        }

        if (FirstAddress(node, bus) is { } address && address.ToString("x", CultureInfo.InvariantCulture) is var expected && node.UnitAddress != expected)
            run.ReportUnit(this, node, expected, $"the first address is {expected}, but the unit address {(node.UnitAddress is { } unit ? "is " + unit : "is missing")}");
    }

    // In a row of 'ranges', the address on the bus follows the address of the node's children.
    private static ulong? FirstAddress(Node node, Node bus)
    {
        Property? source = Cells.WholeReg(node);
        long skip = 0;
        if (node.Find("reg") is null && CellCount.AddressAsDtc(node) is { } own)
            (source, skip) = (node.Find("ranges"), own);
        if (source is null || CellCount.AddressAsDtc(bus) is not { } cells || skip + cells > source.CellCount)
            return null;
        ulong address = 0;
        for (int i = 0; i < cells; i++)
            address = (address << 32) | source.Cell((int)skip + i);
        return address;
    }
}

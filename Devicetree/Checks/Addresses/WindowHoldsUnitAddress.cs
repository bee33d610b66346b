using System.Globalization;
using System.Linq;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>
/// The unit address of a simple bus is the address of its window in the parent's addresses (Devicetree Specification, 2.2.1 and
/// 2.3.8). On a simple bus, <see cref="Buses.SimpleBusReg"/> reports it.
/// </summary>
internal sealed class WindowHoldsUnitAddress() : NodeCheck("window_holds_unit_address", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1091", "The window of a bus does not hold its unit address", Severity.Warning);

    public override string Subject => "ranges";

    public override void Check(Node node, CheckRun run)
    {
        if (node.Find("ranges") is not { CellCount: > 0 } ranges || node.Parent is not { } parent || !Bus.IsSimple(node)
            || (node.Find("reg") is null && Bus.IsSimple(parent)) || IsMarvellBus(parent)
            || !ulong.TryParse(node.UnitAddress, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong unit)
            || CellCount.AddressAsDtc(node) is not { } own || CellCount.AddressAsDtc(parent) is not { } outer || CellCount.SizeAsDtc(node) is not { } size
            || own is < 1 or > 4 || outer is < 1 or > 2 || size is < 1 or > 2 || ranges.CellCount % (own + outer + size) != 0)
            return;
        for (int row = 0; row < ranges.CellCount; row += (int)(own + outer + size))
        {
            ulong address = Number(ranges, row + (int)own, (int)outer);
            if (unit >= address && unit - address < Number(ranges, row + (int)(own + outer), (int)size))
                return;
        }

        // The windows of a bus with registers are elsewhere, unless its registers are those of its devices.
        if (node.Find("reg") is not null
            && (RegEntry.Of(node).ToArray() is not [{ Size: var registers }] || registers != Number(ranges, (int)(own + outer), (int)size)))
            return;
        ulong first = Number(ranges, (int)own, (int)outer);
        run.Report(this, node, ranges, (int)own, System.FormattableString.Invariant($"the unit address is 0x{unit:x}, which is in no row of 'ranges'; the first is at 0x{first:x} of {parent.Path}"));
    }

    // Addresses on Marvell's bus begin with the id of a target (mvebu-mbus.txt).
    private static bool IsMarvellBus(Node parent) => parent.Find("compatible")?.Strings.Any(static one => one.EndsWith("-mbus", System.StringComparison.Ordinal)) == true;

    private static ulong Number(Property ranges, int cell, int count)
    {
        ulong number = 0;
        for (int i = 0; i < count; i++)
            number = (number << 32) | ranges.Cell(cell + i);
        return number;
    }
}

using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>The cell counts that a kind of bus prescribes.</summary>
internal static class BusCells
{
    public static void Judge(TreeCheck check, Node bus, string kind, uint address, uint size, CheckRun run)
    {
        JudgeOne(check, bus, kind, CellCount.Address, CellCount.AddressAsDtc(bus), address, run);
        JudgeOne(check, bus, kind, CellCount.Size, CellCount.SizeAsDtc(bus), size, run);
    }

    /// <summary>Whether a bus has these cell counts. If not, its children cannot be read, and the bus is reported.</summary>
    public static bool Are(Node bus, uint address, uint size) => CellCount.AddressAsDtc(bus) == address && CellCount.SizeAsDtc(bus) == size;

    private static void JudgeOne(TreeCheck check, Node bus, string kind, string property, long? found, uint expected, CheckRun run)
    {
        if (found is not { } cells || cells == expected)
            return;
        if (bus.Find(property) is { } stated)
            run.Report(check, bus, stated, Invariant($"{property} is {cells}; {kind} must have {expected}"));
        else
            run.Report(check, bus, Invariant($"{property} is missing, which means {cells}; {kind} must have {expected}"));
    }
}

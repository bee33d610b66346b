using System.Globalization;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Graph;

/// <summary>The number of a port or an endpoint. Binding: graph.yaml.</summary>
internal static class GraphNumber
{
    /// <summary>The <c>reg</c> of a port or an endpoint, if it has one, is its number: one cell, which its unit address repeats.</summary>
    public static void Judge(TreeCheck check, Node node, CheckRun run)
    {
        if (node.Find("reg") is not { } reg)
            return;
        if (Cells.One(reg) is not { } number)
        {
            run.Report(check, node, reg, Invariant($"'reg' has {reg.Length} bytes; the number of a {Kind(node, run)} must be one cell"));
            return;
        }

        string expected = number.ToString("x", CultureInfo.InvariantCulture);
        if (node.UnitAddress != expected)
            run.ReportUnit(check, node, expected, $"the {Kind(node, run)}'s number is {expected}, but the unit address {(node.UnitAddress is { } unit ? "is " + unit : "is missing")}");
        JudgeCells(check, node, "#address-cells", 1, run);
        JudgeCells(check, node, "#size-cells", 0, run);
    }

    private static void JudgeCells(TreeCheck check, Node node, string property, uint expected, CheckRun run)
    {
        Property? stated = node.Parent!.Find(property);
        if (stated is null)
            run.Report(check, node.Location, node, Invariant($"the {Kind(node, run)} has a number, but {node.Parent.Path} has no {property}; expected {expected}"),
                diagnostic => diagnostic with { FixNode = node.Parent.Path, FixProperty = property, FixValue = Invariant($"{expected}") });
        else if (Cells.One(stated) is { } cells && cells != expected)
            run.Report(check, node, Invariant($"the {Kind(node, run)} has a number, but {node.Parent.Path} has {property} = {cells}; expected {expected}"));
    }

    private static string Kind(Node node, CheckRun run) => GraphNode.IsPort(node, run.Facts) ? "port" : "endpoint";
}

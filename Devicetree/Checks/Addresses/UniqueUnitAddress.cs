using System;
using System.Collections.Generic;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>Siblings at the same unit address; with <paramref name="enabledOnly"/>, those that are not disabled.</summary>
internal sealed class UniqueUnitAddress(string name, DiagnosticRule rule, bool enabledOnly) : NodeCheck(name, rule)
{
    public static readonly DiagnosticRule All = new("BRD1026", "Siblings have the same unit address", Severity.Info);
    public static readonly DiagnosticRule Enabled = new("BRD1027", "Enabled siblings have the same unit address", Severity.Hidden);

    public override string Subject => CellCount.Address;

    public override void Check(Node node, CheckRun run)
    {
        if (node.Children.Length < 2 || !CellCount.IsStatedAsDtc(node, CellCount.Address) || !CellCount.IsStatedAsDtc(node, CellCount.Size))
            return;
        // Two nodes with the same name are reported as a duplicate node name.
        Dictionary<string, Node> first = new(node.Children.Length, StringComparer.Ordinal);
        foreach (Node child in node.Children)
        {
            if (child.UnitAddress is not { Length: > 0 } unit || (enabledOnly && child.Find("status")?.String == "disabled"))
                continue;
            if (!first.TryGetValue(unit, out Node? other))
                first.Add(unit, child);
            else if (other.Name != child.Name)
                run.Report(this, child, $"duplicate unit address {unit}, also used in {other.Path}", other, "the sibling");
        }
    }
}

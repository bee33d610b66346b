using System;
using System.Globalization;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.References;

/// <summary>
/// A property of the common bindings that refers to nodes by their phandles has the path of a node: <c>&amp;label</c> without
/// <c>&lt;</c> and <c>&gt;</c>. The lists of <see cref="ProviderRules"/> say so themselves.
/// </summary>
internal sealed class PhandleExpected() : PropertyCheck("phandle_expected", Kind)
{
    internal static readonly DiagnosticRule Kind = new("BRD1092", "A path is given where a phandle is expected", Severity.Warning);

    /// <summary>What is wrong with the value of such a property; null if it is not the path of a node.</summary>
    public static string? Why(Property property, DeviceTree tree) =>
        property.Value.Span is [(byte)'/', ..] && property.Strings is [{ Length: > 1 } path] && tree.FindPath(path) is not null
            ? $"'{property.Name}' is the path {path}; expected a phandle: <&label>"
            : null;

    public override void Check(Node node, Property property, CheckRun run)
    {
        if (Why(property, run.Tree) is { } why)
            run.Report(this, node, property, why);
    }

    public override bool Concerns(string name) =>
        name is "phy-handle" or "remote-endpoint" or "memory-region" or "nvmem-cells" or "next-level-cache" or "operating-points-v2" or "assigned-clocks" or "assigned-clock-parents"
        || name.EndsWith("-supply", StringComparison.Ordinal)
        || (name.StartsWith("pinctrl-", StringComparison.Ordinal) && int.TryParse(name.Substring("pinctrl-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out _));
}

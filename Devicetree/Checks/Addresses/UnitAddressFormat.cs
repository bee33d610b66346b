using System;
using Boards.Devicetree.Checks.Facts;
using Boards.Devicetree.Checks.Runs;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Addresses;

/// <summary>Unit addresses are plain hexadecimal. PCI and simple buses have checks of their own.</summary>
internal sealed class UnitAddressFormat() : NodeCheck("unit_address_format", Kind)
{
    private static readonly DiagnosticRule Kind = new("BRD1015", "A unit address must not begin with '0x' or zeros", Severity.Warning);

    public override void Check(Node node, CheckRun run)
    {
        int start = node.Name.IndexOf('@') + 1;
        if (start == 0 || start == node.Name.Length || node.Name[start] != '0' || (node.Parent is { } parent && (PciBus.IsAsDtc(parent) || Bus.IsSimple(parent))))
            return;
        string unit = node.UnitAddress!;
        if (unit.StartsWith("0x", StringComparison.Ordinal))
            run.ReportUnit(this, node, Plain(unit.Substring(2)), $"the unit address {unit} begins with '0x'");
        else if (unit.Length > 1 && IsHex(unit[1]))
            run.ReportUnit(this, node, Plain(unit), $"the unit address {unit} begins with '0'");
    }

    // The unit address without leading zeros.
    private static string Plain(string unit) => unit.TrimStart('0') is { Length: > 0 } plain && IsHex(plain[0]) ? plain : "0" + unit.TrimStart('0');

    private static bool IsHex(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';
}

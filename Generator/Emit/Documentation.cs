using System;
using System.Linq;
using System.Text;
using Boards.Generator.Model;
using Boards.Hardware;

namespace Boards.Generator.Emit;

/// <summary>The comments that an editor shows.</summary>
internal static class Documentation
{
    // For an interrupt whose line is allocated at run time: the hardware layer chooses the number.
    private const string DynamicRule = "the number is the one that the static rule picks";

    /// <summary><c>/soc/ethernet@ff3f0000</c>: amlogic,meson-g12a-dwmac, okay.</summary>
    public static void Write(CodeWriter code, NodeModel node)
    {
        string compatible = node.Compatible.IsEmpty ? "" : string.Join(", ", node.Compatible.Select(Escape)) + "; ";
        code.Line($"/// <summary><c>{Escape(node.Path)}</c>: {compatible}{StatusOf(node)}.</summary>");
    }

    /// <summary>Address and size, or why there is no address.</summary>
    public static void Write(CodeWriter code, NodeModel node, RegionModel region)
    {
        if (region.Address is { } address)
            code.Line($"/// <summary>Registers <c>{Escape(region.Label)}</c> of <c>{Escape(node.Path)}</c>: {Literal.Hex(region.Size)} bytes at {Literal.Hex(address)}.</summary>");
        else
            code.Line($"/// <summary><c>{Escape(region.Label)}</c> of <c>{Escape(node.Path)}</c>, which is not memory mapped: {WhyUnmapped(region)}.</summary>");
    }

    /// <summary>Number and trigger, or why there is no number.</summary>
    public static void Write(CodeWriter code, NodeModel node, InterruptModel interrupt)
    {
        string trigger = interrupt.Trigger switch { InterruptTrigger.Level => ", level", InterruptTrigger.Edge => ", edge", _ => "" };
        string number = interrupt.Number is { } n ? $"number {Literal.Of(n)}{trigger}" : "without a number that is known here";
        string remark = interrupt.Kind switch
        {
            InterruptKind.Cascaded => ". It shares this number: a controller on the way joins several inputs, and its driver tells them apart",
            InterruptKind.Dynamic when !interrupt.Candidates.IsEmpty =>
                $". Software picks one of {string.Join(", ", interrupt.Candidates.Select(Literal.Of))} at run time; {DynamicRule}",
            InterruptKind.Dynamic => $". Software picks the line at run time; {DynamicRule}",
            _ => "",
        };
        string route = interrupt.Route.Length == 0 ? "" : $" ({Escape(interrupt.Route)})";
        code.Line($"/// <summary>Interrupt <c>{Escape(interrupt.Label)}</c> of <c>{Escape(node.Path)}</c>: {number}{remark}{route}.</summary>");
    }

    /// <summary>Text on one line, escaped for XML.</summary>
    public static string Escape(string text)
    {
        int plain = 0;
        while (plain < text.Length && Replacement(text[plain]) is null)
            plain++;
        if (plain == text.Length)
            return text;
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            if (Replacement(c) is { } replacement)
                escaped.Append(replacement);
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string? Replacement(char c) => c switch
    {
        >= ' ' and <= '~' and not ('&' or '<' or '>') => null,
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff') or '\ufffe' or '\uffff' => "\ufffd",
        _ => null,
    };

    private static string StatusOf(NodeModel node)
    {
        string own = node.Status switch
        {
            NodeStatus.Okay => "okay",
            NodeStatus.Disabled => "disabled",
            NodeStatus.Reserved => "reserved",
            NodeStatus.Failed => "fail",
            _ => "of unknown status",
        };
        return node.DisabledBy is { } by ? $"{own}, as <c>{Escape(by)}</c> is not available" : own;
    }

    private static string WhyUnmapped(RegionModel region)
    {
        string address = region.BusAddress;
        string bus = region.StoppedAt is { } stop ? $"<c>{Escape(stop)}</c>" : "the bus above it";
        return region.Kind switch
        {
            RegionKind.BusNumber => $"{address} is its number on a bus whose addresses have no size",
            RegionKind.Unmapped => $"{address} is an address on {bus}, which has no <c>ranges</c>",
            RegionKind.OutsideWindows => $"{address} lies in no window of {bus}",
            RegionKind.PciFunction => "a PCI function is addressed through its host",
            RegionKind.Unreadable => "its address has no form that a CPU could use",
            _ => FormattableString.Invariant($"it covers {region.Size} bytes"),
        };
    }
}

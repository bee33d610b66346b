using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Lookup;

namespace Boards.Tool.Reports;

/// <summary>How the answers of <c>boards at</c> name registers, and the domains and machines that see them.</summary>
internal static class ViewText
{
    /// <summary><c>/soc/ethernet@ff3f0000 reg[0]</c>.</summary>
    public static string Of(DeviceRegion region) => $"{region.Owner.Path} {region.Label}";

    /// <summary><c>0xff3f0000..0xff400000</c>.</summary>
    public static string Of(AddressRange range) => range.ToString();

    /// <summary>The domain or machine that sees an address, and as what.</summary>
    public static string Of(AddressView view) => view.Machine is { } machine
        ? FormattableString.Invariant($"machine '{machine}' of '{view.Domain}' at 0x{view.Address:x}, in memory region '{view.Region}'")
        : FormattableString.Invariant($"domain '{view.Domain}' at 0x{view.Address:x}, in memory region '{view.Region}'");

    /// <summary>A line for each domain or machine that sees it; a single line if there is none.</summary>
    public static IEnumerable<string> Of(ImmutableArray<AddressView> views) => views.IsEmpty ? ["no domain and no machine"] : views.Select(Of);
}

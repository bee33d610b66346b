using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;

namespace Boards.Tool.Reports;

/// <summary>The interrupts of the four pins of each slot of a PCI bridge.</summary>
internal static class PciReport
{
    /// <summary>A table with a row for each device number and a column for each pin.</summary>
    public static ReportTable Write(ImmutableArray<PciRoute> routes) => new(
        ["device", "INTA", "INTB", "INTC", "INTD"],
        [.. routes.GroupBy(static route => route.Device)
            .Select(static slot => new ReportRow([FormattableString.Invariant($"{slot.Key}"), .. slot.OrderBy(static route => route.Pin).Select(static route => DeviceTable.Number(route.Interrupt))]))]);

    /// <summary>An array with an object for each device number and pin.</summary>
    public static string WriteJson(ImmutableArray<PciRoute> routes) => "[\n" + string.Join(",\n", routes.Select(static route => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("device", route.Device);
        json.WriteNumber("pin", route.Pin);
        json.WritePropertyName("interrupt");
        DeviceJson.Write(json, route.Interrupt);
        json.WriteEndObject();
    }))) + "\n]\n";
}

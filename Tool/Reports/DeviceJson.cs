using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>A board's devices as JSON: an array with one object per line.</summary>
internal static class DeviceJson
{
    /// <summary>The report.</summary>
    public static string Write(Sel4Board board, DeviceSelection selection)
    {
        DeviceNames names = new(board.Tree);
        string[] objects = [.. selection.Of(board, names).Select(device => Write(device, names))];
        return objects.Length == 0 ? "[]\n" : "[\n" + string.Join(",\n", objects) + "\n]\n";
    }

    private static string Write(Device device, DeviceNames names) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("path", device.Path);
        json.WriteString("status", device.Node.Find("status")?.String ?? "okay");
        json.WriteBoolean("enabled", device.IsEnabled);
        WriteAll(json, "compatible", device.Compatible);
        json.WriteStartArray("regions");
        foreach (DeviceRegion region in device.Regions)
            Write(json, region);
        json.WriteEndArray();
        json.WriteStartArray("interrupts");
        foreach (DeviceInterrupt interrupt in device.Interrupts)
            Write(json, interrupt);
        json.WriteEndArray();
        WriteAll(json, "labels", device.Node.Labels);
        WriteAll(json, "aliases", names.AliasesOf(device.Node));
        json.WriteEndObject();
    });

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>One region, as in the report.</summary>
    public static void Write(Utf8JsonWriter json, DeviceRegion region)
    {
        json.WriteStartObject();
        json.WriteNumber("index", region.Index);
        json.WriteString("name", region.Name);
        json.WriteString("busAddress", region.BusAddressText);
        json.WriteString("size", Hex(region.Size));
        json.WriteString("address", region.Address is { } address ? Hex(address) : null);
        json.WriteEndObject();
    }

    /// <summary>One interrupt, as in the report.</summary>
    public static void Write(Utf8JsonWriter json, DeviceInterrupt interrupt)
    {
        json.WriteStartObject();
        json.WriteNumber("index", interrupt.Index);
        json.WriteString("name", interrupt.Name);
        if (interrupt.Number is { } number)
            json.WriteNumber("number", number);
        else
            json.WriteNull("number");
        json.WriteString("trigger", interrupt.Trigger switch { InterruptTrigger.Edge => "edge", InterruptTrigger.Level => "level", _ => null });
        if (interrupt.Candidates.IsEmpty)
        {
            json.WriteNull("candidates");
        }
        else
        {
            json.WriteStartArray("candidates");
            foreach (uint candidate in interrupt.Candidates)
                json.WriteNumberValue(candidate);
            json.WriteEndArray();
        }

        json.WriteStartArray("via");
        foreach (Node controller in interrupt.Via)
            json.WriteStringValue(controller.Path);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}

using System.Linq;
using System.Text.Json;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>The dependencies of a device, as one JSON object.</summary>
internal static class DependencyJson
{
    /// <summary>The report.</summary>
    public static string Write(Sel4Board board, Device device, DependencyClosure closure) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("path", device.Path);
        json.WriteStartArray("needs");
        foreach (Requirement need in closure.Requirements)
            Write(json, board[need.Node], need);
        json.WriteEndArray();
        json.WriteStartArray("registers");
        foreach (Node owner in closure.RegisterOwners)
            Write(json, board[owner]);
        json.WriteEndArray();
        json.WriteStartArray("information");
        foreach (Dependency note in closure.Notes)
        {
            json.WriteStartObject();
            json.WriteString("path", note.Provider.Path);
            json.WriteString("kind", DependencyWords.Of(note.Kind));
            Write(json, note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    private static void Write(Utf8JsonWriter json, Device device, Requirement need)
    {
        json.WriteStartObject();
        json.WriteString("path", device.Path);
        json.WriteBoolean("enabled", device.IsEnabled);
        json.WriteStartArray("registers");
        foreach (Node owner in need.RegisterOwners)
            json.WriteStringValue(owner.Path);
        json.WriteEndArray();
        if (need.Reason is { } reason)
            Write(json, reason);
        else
            WriteReason(json, need.Because, null, null, isProbable: false);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Device owner)
    {
        json.WriteStartObject();
        json.WriteString("path", owner.Path);
        json.WriteStartArray("regions");
        foreach (DeviceRegion region in owner.Regions.Where(static region => region.IsMemoryMapped))
            DeviceJson.Write(json, region);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Dependency reference) =>
        WriteReason(json, reference.Consumer, reference.Property, reference.Index, reference.IsProbable);

    // Without a property the reason is the place in the tree: a device on a bus is accessed through the bus controller.
    private static void WriteReason(Utf8JsonWriter json, Node consumer, string? property, int? index, bool isProbable)
    {
        json.WriteStartObject("because");
        json.WriteString("path", consumer.Path);
        json.WriteString("property", property);
        if (index is { } position)
            json.WriteNumber("index", position);
        else
            json.WriteNull("index");
        json.WriteBoolean("probable", isProbable);
        json.WriteEndObject();
    }
}

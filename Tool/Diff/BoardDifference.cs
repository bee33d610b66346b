using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Boards.Microkit.Platforms;
using Boards.Tool.Reports;

namespace Boards.Tool.Diff;

/// <summary>What changed for hardware between two boards; devices are the same if their paths are.</summary>
internal static class BoardDifference
{
    /// <summary>The changes, in the order of the first board, followed by what only the second board has.</summary>
    public static DeviceChange[] Between(Sel4Board first, Sel4Board second)
    {
        Dictionary<string, DeviceFact[]> before = new(DeviceFacts.Of(first), StringComparer.Ordinal);
        Dictionary<string, DeviceFact[]> after = new(DeviceFacts.Of(second), StringComparer.Ordinal);
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal)
                .Select(path => new DeviceChange(
                    path, before.ContainsKey(path), after.ContainsKey(path), [.. Changes(before.GetValueOrDefault(path, []), after.GetValueOrDefault(path, []))]))
                .Where(static change => change.Facts.Count > 0),
        ];
    }

    /// <summary>The changes as text; nothing if there are none.</summary>
    public static string ToText(DeviceChange[] changes)
    {
        StringBuilder text = new();
        foreach (DeviceChange change in changes)
        {
            text.Append(change switch { { IsInFirst: false } => "+ ", { IsInSecond: false } => "- ", _ => "~ " }).Append(change.Path).Append('\n');
            foreach (FactChange fact in change.Facts)
                text.Append($"    {Word(fact.Kind)}{(fact.Name.Length > 0 ? " " + fact.Name : "")}: {Sides(change, fact)}\n");
        }

        return text.ToString();
    }

    /// <summary>The changes as one JSON object.</summary>
    public static string ToJson(DeviceChange[] changes) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("same", changes.Length == 0);
        json.WriteStartArray("nodes");
        foreach (DeviceChange change in changes)
        {
            json.WriteStartObject();
            json.WriteString("path", change.Path);
            json.WriteString("change", change switch { { IsInFirst: false } => "added", { IsInSecond: false } => "removed", _ => "changed" });
            json.WriteStartArray("facts");
            foreach (FactChange fact in change.Facts)
            {
                json.WriteStartObject();
                json.WriteString("kind", Word(fact.Kind));
                json.WriteString("name", fact.Name.Length > 0 ? fact.Name : null);
                json.WriteString("before", fact.Before);
                json.WriteString("after", fact.After);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }) + "\n";

    private static IEnumerable<FactChange> Changes(DeviceFact[] before, DeviceFact[] after)
    {
        foreach (IGrouping<(FactKind, string), DeviceFact> facts in before.Concat(after).GroupBy(static fact => (fact.Kind, fact.Name)).OrderBy(static facts => facts.Key.Kind))
        {
            (FactKind kind, string name) = facts.Key;
            string? first = Array.Find(before, fact => fact.Kind == kind && fact.Name == name)?.Value;
            string? second = Array.Find(after, fact => fact.Kind == kind && fact.Name == name)?.Value;
            if (!string.Equals(first, second, StringComparison.Ordinal))
                yield return new FactChange(kind, name, first, second);
        }
    }

    private static string Sides(DeviceChange change, FactChange fact) =>
        change is { IsInFirst: true, IsInSecond: true } ? $"{fact.Before ?? "(none)"} → {fact.After ?? "(none)"}" : fact.Before ?? fact.After ?? "";

    private static string Word(FactKind kind) => kind switch
    {
        FactKind.Status => "status",
        FactKind.Compatible => "compatible",
        FactKind.Region => "region",
        FactKind.Interrupt => "interrupt",
        FactKind.Pins => "pins",
        _ => "dependency",
    };
}

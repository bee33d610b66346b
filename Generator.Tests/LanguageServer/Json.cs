using System.Linq;
using System.Text.Json;

namespace Boards.Tests.LanguageServer;

/// <summary>Reads answers.</summary>
internal static class Json
{
    /// <summary>A range as text.</summary>
    public static string Range(this JsonElement element, string property = "range")
    {
        JsonElement range = element.GetProperty(property);
        return $"{Position(range.GetProperty("start"))}-{Position(range.GetProperty("end"))}";
    }

    /// <summary>The ranges of a list of locations, edits and the like; none if the answer is null.</summary>
    public static string[] Ranges(this JsonElement list) => list.ValueKind == JsonValueKind.Null ? [] : [.. list.EnumerateArray().Select(static item => item.Range())];

    /// <summary>A property of each item of a list.</summary>
    public static string[] Texts(this JsonElement list, string property) => list.ValueKind == JsonValueKind.Null ? [] : [.. list.EnumerateArray().Select(item => item.GetProperty(property).ToString())];

    private static string Position(JsonElement position) => $"{position.GetProperty("line")}:{position.GetProperty("character")}";
}

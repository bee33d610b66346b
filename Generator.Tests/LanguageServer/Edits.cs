using System.Linq;
using System.Text.Json;

namespace Boards.Tests.LanguageServer;

/// <summary>Applies edits as an editor does.</summary>
internal static class Edits
{
    /// <summary>The text after some edits.</summary>
    public static string Apply(string text, JsonElement edits)
    {
        foreach (JsonElement edit in edits.EnumerateArray().Reverse().OrderByDescending(edit => OffsetOf(text, edit.GetProperty("range").GetProperty("start"))))
        {
            int start = OffsetOf(text, edit.GetProperty("range").GetProperty("start"));
            int end = OffsetOf(text, edit.GetProperty("range").GetProperty("end"));
            text = text[..start] + edit.GetProperty("newText").GetString() + text[end..];
        }

        return text;
    }

    private static int OffsetOf(string text, JsonElement position)
    {
        int at = 0;
        for (int line = position.GetProperty("line").GetInt32(); line > 0; line--)
            at = text.IndexOf('\n', at) + 1;
        return at + position.GetProperty("character").GetInt32();
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace Boards.Tests.LanguageServer;

/// <summary>A text with marks: <c>$$</c> is the cursor, <c>[|</c> and <c>|]</c> enclose the expected ranges.</summary>
internal sealed class Marked
{
    private Marked(string text, int cursor, IReadOnlyList<(int Start, int End)> ranges)
    {
        Text = text;
        Cursor = At(cursor);
        Ranges = [.. ranges.Select(range => (At(range.Start), At(range.End)))];
    }

    /// <summary>The text without marks.</summary>
    public string Text { get; }

    /// <summary>The cursor.</summary>
    public (int Line, int Character) Cursor { get; }

    /// <summary>The expected ranges, in the order of the text.</summary>
    public IReadOnlyList<((int Line, int Character) Start, (int Line, int Character) End)> Ranges { get; }

    /// <summary>The ranges as texts.</summary>
    public string[] Expected => [.. Ranges.Select(static range => $"{range.Start.Line}:{range.Start.Character}-{range.End.Line}:{range.End.Character}")];

    /// <summary>Reads a text with marks.</summary>
    public static Marked Parse(string marked)
    {
        System.Text.StringBuilder text = new();
        int cursor = 0;
        List<(int, int)> ranges = [];
        Stack<int> open = new();
        for (int i = 0; i < marked.Length; i++)
        {
            string two = marked.Substring(i, Math.Min(2, marked.Length - i));
            if (two is "$$")
                cursor = text.Length;
            else if (two is "[|")
                open.Push(text.Length);
            else if (two is "|]")
                ranges.Add((open.Pop(), text.Length));
            else
                text.Append(marked[i--]);
            i++;
        }

        return new Marked(text.ToString(), cursor, [.. ranges.OrderBy(static range => range.Item1)]);
    }

    private (int Line, int Character) At(int offset)
    {
        string before = Text[..offset];
        return (before.Count(static c => c == '\n'), offset - (before.LastIndexOf('\n') + 1));
    }
}

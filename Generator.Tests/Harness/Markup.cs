using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>
/// Marks in a test's text: <c>{|ID:text|}</c> expects diagnostic ID at the text, <c>{|#0:text|}</c> gives the place a
/// number. Marks nest. A brace and a bar that no name and colon follow are text, so C# and devicetree sources need no escapes.
/// </summary>
internal static class Markup
{
    /// <summary>Takes the marks out of a file.</summary>
    public static TestFile Strip(TestFile file, List<DiagnosticResult> expected, Dictionary<int, (string Path, LinePositionSpan Span)> places)
    {
        StringBuilder text = new();
        Stack<(string Name, int Start)> open = new();
        List<(string Name, int Start, int End)> marks = [];
        string content = file.Content;
        for (int i = 0; i < content.Length; i++)
        {
            if (NameAt(content, i) is { } name)
            {
                open.Push((name, text.Length));
                i += name.Length + 2;
            }
            else if (open.Count > 0 && string.CompareOrdinal(content, i, "|}", 0, 2) == 0)
            {
                (string closed, int start) = open.Pop();
                marks.Add((closed, start, text.Length));
                i++;
            }
            else
            {
                text.Append(content[i]);
            }
        }

        SourceText source = SourceText.From(text.ToString());
        foreach ((string name, int start, int end) in marks)
        {
            LinePositionSpan span = source.Lines.GetLinePositionSpan(TextSpan.FromBounds(start, end));
            if (name[0] == '#')
                places.Add(int.Parse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), (file.Name, span));
            else
                expected.Add(new DiagnosticResult(name).At(file.Name, span));
        }

        return file with { Content = text.ToString() };
    }

    private static string? NameAt(string content, int i)
    {
        if (string.CompareOrdinal(content, i, "{|", 0, 2) != 0)
            return null;
        int end = i + 2;
        while (end < content.Length && (char.IsAsciiLetterOrDigit(content[end]) || content[end] == '#'))
            end++;
        return end > i + 2 && end < content.Length && content[end] == ':' ? content.Substring(i + 2, end - i - 2) : null;
    }
}

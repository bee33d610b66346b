using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Boards.Tool.Reports;

/// <summary>Columns of text, each as wide as its widest cell.</summary>
internal static class TextTable
{
    /// <summary>The rows, the first of them underlined as the heading.</summary>
    public static string Write(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        for (int i = 0; i < rows.Count; i++)
        {
            Append(text, rows[i], widths);
            if (i == 0)
                Append(text, [.. widths.Select(width => new string('-', width))], widths);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] row, int[] widths)
    {
        string line = string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])));
        text.Append(line.AsSpan().TrimEnd()).Append('\n');
    }
}

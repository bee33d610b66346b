using System.Collections.Generic;
using System.Linq;
using Spectre.Console;

namespace Boards.Tool.Reports;

/// <summary>A table.</summary>
/// <param name="Heading">The names of the columns.</param>
/// <param name="Rows">The rows, each with a cell for each column.</param>
internal sealed record ReportTable(string[] Heading, IReadOnlyList<ReportRow> Rows) : ReportPart
{
    // Widths in columns of a terminal: the frame of each column of a table, and the least for paths and for other columns that are wrapped.
    private const int Frame = 2;
    private const int LeastOfPaths = 16;
    private const int Least = 6;

    private static readonly Style Plain = Style.Plain;
    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <inheritdoc/>
    public override string ToText(Terminal? terminal) => terminal is null
        ? TextTable.Write([Heading, .. Rows.Select(static row => row.Cells)])
        : terminal.Render(ToTable(terminal.Width));

    private Table ToTable(int width)
    {
        bool[] whole = Whole(width);
        Table table = new() { Border = TableBorder.Simple };
        for (int i = 0; i < Heading.Length; i++)
            table.AddColumn(new TableColumn(new Text(Heading[i], Bold)) { NoWrap = whole[i], Padding = new Padding(0, 0, 1, 0) });
        foreach (ReportRow row in Rows)
            table.AddRow(row.Cells.Select(cell => new Text(cell, row.IsFaint ? Faint : Plain) { Overflow = Overflow.Fold }));
        return table;
    }

    // Paths, in the first column, can be read if they are wrapped, but numbers cannot. So the other columns, from the left, are not
    // wrapped if they leave some room for each column that is.
    private bool[] Whole(int width)
    {
        bool[] whole = new bool[Heading.Length];
        int room = width - Frame * Heading.Length - LeastOfPaths - Least * (Heading.Length - 1);
        for (int i = 1; i < Heading.Length; i++)
        {
            int more = Rows.Select(row => row.Cells[i].Length).Append(Heading[i].Length).Max() - Least;
            whole[i] = more <= room;
            if (whole[i])
                room -= more;
        }

        return whole;
    }
}

namespace Boards.Tool.Reports;

/// <summary>A row of a table.</summary>
/// <param name="Cells">A text for each column.</param>
/// <param name="IsFaint">Whether it is about something that is not in use.</param>
internal sealed record ReportRow(string[] Cells, bool IsFaint = false);

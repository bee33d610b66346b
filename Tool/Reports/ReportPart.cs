namespace Boards.Tool.Reports;

/// <summary>A part of a report.</summary>
internal abstract record ReportPart
{
    /// <summary>The lines, fitted to the width of a terminal, or plain and always the same for a file or pipe.</summary>
    public abstract string ToText(Terminal? terminal);
}

namespace Boards.Tool.Reports;

/// <summary>Lines that are the same everywhere.</summary>
/// <param name="Lines">The lines, each with its line end.</param>
internal sealed record ReportText(string Lines) : ReportPart
{
    /// <inheritdoc/>
    public override string ToText(Terminal? terminal) => Lines;
}

namespace Boards.LanguageServer.Protocol;

/// <summary>The report of a board as a page.</summary>
internal sealed record ReportResult(string Html);

namespace Boards.LanguageServer.Protocol;

/// <summary>All diagnostics of a document.</summary>
internal sealed record PublishDiagnosticsParams(string Uri, int? Version, Diagnostic[] Diagnostics);

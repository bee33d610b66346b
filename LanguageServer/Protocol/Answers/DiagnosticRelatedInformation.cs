namespace Boards.LanguageServer.Protocol;

/// <summary>A further place of a diagnostic.</summary>
internal sealed record DiagnosticRelatedInformation(Location Location, string Message);

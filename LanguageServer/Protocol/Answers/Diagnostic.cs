namespace Boards.LanguageServer.Protocol;

/// <summary>A diagnostic, with its final severity.</summary>
internal sealed record Diagnostic(TextRange Range, int? Severity, string? Code, CodeDescription? CodeDescription, string? Source, string Message, DiagnosticRelatedInformation[]? RelatedInformation, DiagnosticData? Data);

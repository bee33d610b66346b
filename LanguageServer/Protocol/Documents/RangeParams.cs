namespace Boards.LanguageServer.Protocol;

/// <summary>A request about a part of a document.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, TextRange Range);

namespace Boards.LanguageServer.Protocol;

/// <summary>A question about a part of a document.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, TextRange Range);

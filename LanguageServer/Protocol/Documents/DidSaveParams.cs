namespace Boards.LanguageServer.Protocol;

/// <summary>A document was saved.</summary>
internal sealed record DidSaveParams(TextDocumentIdentifier TextDocument);

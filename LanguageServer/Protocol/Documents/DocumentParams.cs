namespace Boards.LanguageServer.Protocol;

/// <summary>A request about a document.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

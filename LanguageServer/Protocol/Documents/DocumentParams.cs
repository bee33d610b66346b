namespace Boards.LanguageServer.Protocol;

/// <summary>A question about a document.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

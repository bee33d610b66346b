namespace Boards.LanguageServer.Protocol;

/// <summary>A document was closed.</summary>
internal sealed record DidCloseParams(TextDocumentIdentifier TextDocument);

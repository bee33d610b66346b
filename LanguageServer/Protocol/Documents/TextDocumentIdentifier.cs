namespace Boards.LanguageServer.Protocol;

/// <summary>A document by its URI.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

namespace Boards.LanguageServer.Protocol;

/// <summary>A document was opened.</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

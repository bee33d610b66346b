namespace Boards.LanguageServer.Protocol;

/// <summary>A request for a new name of what is at a place.</summary>
internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

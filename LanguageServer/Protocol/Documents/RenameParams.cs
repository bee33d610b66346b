namespace Boards.LanguageServer.Protocol;

/// <summary>A request to rename what is at a place.</summary>
internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

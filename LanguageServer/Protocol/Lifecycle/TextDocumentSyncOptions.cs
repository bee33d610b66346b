namespace Boards.LanguageServer.Protocol;

/// <summary>How documents are sent.</summary>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, bool Save);

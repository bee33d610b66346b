namespace Boards.LanguageServer.Protocol;

/// <summary>A document with its text.</summary>
internal sealed record TextDocumentItem(string Uri, string LanguageId, int Version, string Text);

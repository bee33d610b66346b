namespace Boards.LanguageServer.Protocol;

/// <summary>A question about a place in a document.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

namespace Boards.LanguageServer.Protocol;

/// <summary>A request for what is around places.</summary>
internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, Position[] Positions);

namespace Boards.LanguageServer.Protocol;

/// <summary>A question for what is around places.</summary>
internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, Position[] Positions);

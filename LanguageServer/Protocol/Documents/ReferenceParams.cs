namespace Boards.LanguageServer.Protocol;

/// <summary>A request for the references to what is at a place.</summary>
internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context);

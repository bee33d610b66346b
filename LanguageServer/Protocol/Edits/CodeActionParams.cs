namespace Boards.LanguageServer.Protocol;

/// <summary>A request for actions.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, TextRange Range, CodeActionContext? Context);

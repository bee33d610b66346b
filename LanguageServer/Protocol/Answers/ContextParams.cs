namespace Boards.LanguageServer.Protocol;

/// <summary>The board through which a file is to be seen.</summary>
internal sealed record ContextParams(TextDocumentIdentifier TextDocument, string Context);

namespace Boards.LanguageServer.Protocol;

/// <summary>The board to use as the context of a file.</summary>
internal sealed record ContextParams(TextDocumentIdentifier TextDocument, string Context);

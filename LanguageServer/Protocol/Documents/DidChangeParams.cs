namespace Boards.LanguageServer.Protocol;

/// <summary>A document was changed.</summary>
internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, ContentChange[] ContentChanges);

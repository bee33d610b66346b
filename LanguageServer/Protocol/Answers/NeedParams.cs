namespace Boards.LanguageServer.Protocol;

/// <summary>A node, by a place or by its path, label or alias.</summary>
internal sealed record NeedParams(TextDocumentIdentifier TextDocument, Position? Position, string? Node);

namespace Boards.LanguageServer.Protocol;

/// <summary>A stretch, and the next larger one.</summary>
internal sealed record SelectionRange(TextRange Range, SelectionRange? Parent);

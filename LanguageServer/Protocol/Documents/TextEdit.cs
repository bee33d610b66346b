namespace Boards.LanguageServer.Protocol;

/// <summary>A change of a document.</summary>
internal sealed record TextEdit(TextRange Range, string NewText);

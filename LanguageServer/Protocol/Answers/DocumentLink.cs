namespace Boards.LanguageServer.Protocol;

/// <summary>A link in a document.</summary>
internal sealed record DocumentLink(TextRange Range, string Target, string? Tooltip);

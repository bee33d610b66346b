namespace Boards.LanguageServer.Protocol;

/// <summary>What is shown for a place.</summary>
internal sealed record Hover(MarkupContent Contents, TextRange? Range);

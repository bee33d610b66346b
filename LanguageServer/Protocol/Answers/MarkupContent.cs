namespace Boards.LanguageServer.Protocol;

/// <summary>A text in Markdown.</summary>
internal sealed record MarkupContent(string Kind, string Value);

namespace Boards.LanguageServer.Protocol;

/// <summary>A text that can be written.</summary>
internal sealed record CompletionItem(string Label, int Kind, string? Detail, MarkupContent? Documentation, string? SortText, string? FilterText, int? InsertTextFormat, TextEdit? TextEdit);

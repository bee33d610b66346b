namespace Boards.LanguageServer.Protocol;

/// <summary>The texts that can be written at a place.</summary>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

namespace Boards.LanguageServer.Protocol;

/// <summary>The diagnostics at a place, and the kinds of actions that are requested.</summary>
internal sealed record CodeActionContext(Diagnostic[]? Diagnostics, string[]? Only);

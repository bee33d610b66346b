namespace Boards.LanguageServer.Protocol;

/// <summary>A change that is offered.</summary>
internal sealed record CodeAction(string Title, string Kind, Diagnostic[]? Diagnostics, bool? IsPreferred, WorkspaceEdit Edit);

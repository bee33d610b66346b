namespace Boards.LanguageServer.Protocol;

/// <summary>Folders that were added and removed.</summary>
internal sealed record WorkspaceFoldersEvent(WorkspaceFolder[]? Added, WorkspaceFolder[]? Removed);

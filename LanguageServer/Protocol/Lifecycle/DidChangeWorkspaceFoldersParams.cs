namespace Boards.LanguageServer.Protocol;

/// <summary>The folders of the workspace have changed.</summary>
internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersEvent Event);

namespace Boards.LanguageServer.Protocol;

/// <summary>What the server offers for a whole workspace.</summary>
internal sealed record WorkspaceOptions(WorkspaceFoldersOptions WorkspaceFolders);

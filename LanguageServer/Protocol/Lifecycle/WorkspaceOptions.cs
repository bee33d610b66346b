namespace Boards.LanguageServer.Protocol;

/// <summary>What there is for a whole workspace.</summary>
internal sealed record WorkspaceOptions(WorkspaceFoldersOptions WorkspaceFolders);

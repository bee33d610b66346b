namespace Boards.LanguageServer.Protocol;

/// <summary>A folder of the workspace.</summary>
internal sealed record WorkspaceFolder(string Uri, string Name);

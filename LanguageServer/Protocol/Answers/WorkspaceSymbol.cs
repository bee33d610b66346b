namespace Boards.LanguageServer.Protocol;

/// <summary>A node or label of the workspace.</summary>
internal sealed record WorkspaceSymbol(string Name, int Kind, string? ContainerName, Location Location);

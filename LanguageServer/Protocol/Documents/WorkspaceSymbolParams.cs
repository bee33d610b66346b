namespace Boards.LanguageServer.Protocol;

/// <summary>A request for symbols of the workspace.</summary>
internal sealed record WorkspaceSymbolParams(string? Query);

namespace Boards.LanguageServer.Protocol;

/// <summary>A question for symbols of the workspace.</summary>
internal sealed record WorkspaceSymbolParams(string? Query);

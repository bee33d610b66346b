namespace Boards.LanguageServer.Protocol;

/// <summary>The name of the server.</summary>
internal sealed record ServerInfo(string Name, string? Version);

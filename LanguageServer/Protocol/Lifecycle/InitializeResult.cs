namespace Boards.LanguageServer.Protocol;

/// <summary>The answer to the first request.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

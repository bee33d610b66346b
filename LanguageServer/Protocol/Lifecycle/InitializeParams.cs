using System.Text.Json;

namespace Boards.LanguageServer.Protocol;

/// <summary>The first request: what the client can do, and what it works on.</summary>
internal sealed record InitializeParams(int? ProcessId, string? RootUri, WorkspaceFolder[]? WorkspaceFolders, JsonElement Capabilities, JsonElement InitializationOptions);

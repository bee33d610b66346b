using System.Text.Json;

namespace Boards.LanguageServer.Protocol;

/// <summary>The settings have changed.</summary>
internal sealed record DidChangeConfigurationParams(JsonElement Settings);

using System.Text.Json;

namespace Boards.LanguageServer.Protocol;

/// <summary>A request that is no longer needed.</summary>
internal sealed record CancelParams(JsonElement Id);

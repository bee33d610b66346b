using System.Text.Json;

namespace Boards.LanguageServer.Protocol;

/// <summary>A request that is not needed any more.</summary>
internal sealed record CancelParams(JsonElement Id);

using System.Text.Json;

namespace Boards.LanguageServer.Protocol;

/// <summary>A command by its name.</summary>
internal sealed record ExecuteCommandParams(string Command, JsonElement[]? Arguments);

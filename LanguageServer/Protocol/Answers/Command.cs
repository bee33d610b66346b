using System.Text.Json.Serialization;

namespace Boards.LanguageServer.Protocol;

/// <summary>A command of the client or the server.</summary>
internal sealed record Command(string Title, [property: JsonPropertyName("command")] string Name, string[] Arguments);

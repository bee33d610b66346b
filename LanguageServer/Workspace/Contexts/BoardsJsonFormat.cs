using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>Reads the file without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true)]
[JsonSerializable(typeof(BoardsJsonFile))]
internal sealed partial class BoardsJsonFormat : JsonSerializerContext;

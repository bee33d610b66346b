using System.Text.Json;

namespace Boards.LanguageServer.Protocol;

/// <summary>A request to format a document.</summary>
internal sealed record FormattingParams(TextDocumentIdentifier TextDocument, JsonElement Options);

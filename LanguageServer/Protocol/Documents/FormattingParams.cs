using System.Text.Json;

namespace Boards.LanguageServer.Protocol;

/// <summary>A request for the layout of a document.</summary>
internal sealed record FormattingParams(TextDocumentIdentifier TextDocument, JsonElement Options);

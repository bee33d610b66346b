namespace Boards.LanguageServer.Protocol;

/// <summary>A stretch that names the same thing as the one at the cursor.</summary>
internal sealed record DocumentHighlight(TextRange Range, int Kind);

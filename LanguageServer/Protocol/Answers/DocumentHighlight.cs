namespace Boards.LanguageServer.Protocol;

/// <summary>A stretch that is the same as the one at the cursor.</summary>
internal sealed record DocumentHighlight(TextRange Range, int Kind);

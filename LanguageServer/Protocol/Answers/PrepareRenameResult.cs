namespace Boards.LanguageServer.Protocol;

/// <summary>What would be renamed.</summary>
internal sealed record PrepareRenameResult(TextRange Range, string Placeholder);

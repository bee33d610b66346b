namespace Boards.LanguageServer.Protocol;

/// <summary>A text that is shown above a line.</summary>
internal sealed record CodeLens(TextRange Range, Command Command);

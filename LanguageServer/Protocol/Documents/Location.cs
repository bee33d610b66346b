namespace Boards.LanguageServer.Protocol;

/// <summary>A stretch of a file.</summary>
internal sealed record Location(string Uri, TextRange Range);

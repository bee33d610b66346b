namespace Boards.LanguageServer.Protocol;

/// <summary>A stretch of a document; the end is exclusive.</summary>
internal readonly record struct TextRange(Position Start, Position End);

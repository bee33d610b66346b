namespace Boards.LanguageServer.Protocol;

/// <summary>A place in a document: line and UTF-16 code unit, from 0.</summary>
internal readonly record struct Position(int Line, int Character);

namespace Boards.LanguageServer.Protocol;

/// <summary>A node or property in the outline of a document.</summary>
internal sealed record DocumentSymbol(string Name, string? Detail, int Kind, TextRange Range, TextRange SelectionRange, DocumentSymbol[] Children);

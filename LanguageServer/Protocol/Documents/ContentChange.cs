namespace Boards.LanguageServer.Protocol;

/// <summary>A change of a document: of a range, or of the whole document if there is none.</summary>
internal sealed record ContentChange(TextRange? Range, string Text);

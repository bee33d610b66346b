namespace Boards.LanguageServer.Protocol;

/// <summary>A text that is shown within a line.</summary>
internal sealed record InlayHint(Position Position, string Label, bool PaddingLeft, MarkupContent? Tooltip);

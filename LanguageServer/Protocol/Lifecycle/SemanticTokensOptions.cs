namespace Boards.LanguageServer.Protocol;

/// <summary>The tokens that the server offers.</summary>
internal sealed record SemanticTokensOptions(SemanticTokensLegend Legend, bool Full, bool Range);

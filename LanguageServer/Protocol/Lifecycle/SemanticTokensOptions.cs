namespace Boards.LanguageServer.Protocol;

/// <summary>Which tokens there are.</summary>
internal sealed record SemanticTokensOptions(SemanticTokensLegend Legend, bool Full, bool Range);

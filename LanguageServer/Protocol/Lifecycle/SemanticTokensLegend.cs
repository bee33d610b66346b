namespace Boards.LanguageServer.Protocol;

/// <summary>The names of the numbers in tokens.</summary>
internal sealed record SemanticTokensLegend(string[] TokenTypes, string[] TokenModifiers);

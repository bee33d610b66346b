namespace Boards.LanguageServer.Protocol;

/// <summary>Tokens, five numbers for each.</summary>
internal sealed record SemanticTokens(int[] Data);

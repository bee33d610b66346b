namespace Boards.LanguageServer.Protocol;

/// <summary>The page of a diagnostic.</summary>
internal sealed record CodeDescription(string Href);

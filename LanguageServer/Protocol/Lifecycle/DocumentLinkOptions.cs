namespace Boards.LanguageServer.Protocol;

/// <summary>Whether a link is resolved later.</summary>
internal sealed record DocumentLinkOptions(bool ResolveProvider);

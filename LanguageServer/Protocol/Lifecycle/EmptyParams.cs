namespace Boards.LanguageServer.Protocol;

/// <summary>Nothing.</summary>
internal sealed record EmptyParams();
